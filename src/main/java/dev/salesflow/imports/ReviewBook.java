package dev.salesflow.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.Profile;
import dev.salesflow.imports.reading.Question;
import dev.salesflow.imports.reading.Reading;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door to what a person sees between upload and import. What they change is kept, and counts when they confirm it. */
@Component
@Transactional
public class ReviewBook {

    private static final int EXAMPLES = 3;
    private static final JsonNode PROPOSAL = JsonNodeFactory.instance.textNode(Answers.PROPOSAL);

    private final ImportBook book;
    private final Reviews reviews;
    private final Memory memory;
    private final Intakes intakes;
    private final Preview preview;

    ReviewBook(ImportBook book, Reviews reviews, Memory memory, Intakes intakes, Preview preview) {
        this.book = book;
        this.reviews = reviews;
        this.memory = memory;
        this.intakes = intakes;
        this.preview = preview;
    }

    /** In no transaction of its own: the preview has one, and takes it back. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Review review(UUID id, Viewer viewer) {
        var run = waiting(id, viewer);
        var profile = reviews.profile(id).orElseThrow();
        var answers = new HashMap<>(run.answers());
        answers.putAll(reviews.draft(id));
        try {
            return review(run, profile, withoutEcho(run, answers), viewer, answers, null);
        } catch (Refusal doesNotFit) {
            var fitting = new HashMap<>(answers);
            fitting.remove(doesNotFit.field());
            return review(run, profile, fitting, viewer, answers, doesNotFit);
        }
    }

    /** The page sends every column's field along; who changed none of them has said nothing of the mapping. */
    private static Map<String, JsonNode> withoutEcho(ImportRun run, Map<String, JsonNode> answers) {
        var said = new HashMap<>(new Answers(answers).mapping());
        said.values().removeIf(String::isEmpty);
        if (!said.equals(run.mapping())) {
            return answers;
        }
        var others = new HashMap<>(answers);
        others.remove("mapping");
        return others;
    }

    private Review review(ImportRun run, Profile profile, Map<String, JsonNode> fitting, Viewer viewer, Map<String, JsonNode> shown, Refusal problem) {
        new Answers(fitting).check(run.kind(), run.columns());
        var proposed = new HashMap<>(fitting);
        proposed.put(Answers.ALL, PROPOSAL);
        var reading = intakes.reading(run, profile, new Answers(proposed), viewer);
        reading.check();
        var missing = reading.columnMapping().missing();
        var questions = reading.asked().stream().filter(one -> one.question().kind() != Question.Kind.mapping).toList();
        return new Review(run, columns(run, profile, reading), questions, shown, missing, problem,
                missing.isEmpty() ? preview.of(run, reading.plan(), viewer) : List.of());
    }

    private static List<Review.Column> columns(ImportRun run, Profile profile, Reading reading) {
        return reading.choices().stream().map(name -> {
            int number = run.columns().indexOf(name);
            var facts = profile.columns().get(number);
            return new Review.Column(number, name, reading.columnMapping().guess(name), facts.filled(), facts.examples(EXAMPLES));
        }).toList();
    }

    /** Keeps answers that are not confirmed yet; of an answer about values only those given now change. */
    public void draft(UUID id, Map<String, JsonNode> given, Viewer viewer) {
        waiting(id, viewer);
        var draft = new HashMap<>(reviews.draft(id));
        given.forEach((question, answer) -> draft.merge(question, answer, (before, now) ->
                question.startsWith("value:") && before.isObject() && now.isObject() ? ((ObjectNode) before.deepCopy()).setAll((ObjectNode) now) : now));
        reviews.draft(id, draft);
    }

    /** Imports the list as it was shown, proposals included; refused naming each question that has none and no answer. */
    public void confirm(UUID id, Viewer viewer) {
        var run = waiting(id, viewer);
        var answers = new HashMap<>(reviews.draft(id));
        answers.put(Answers.ALL, PROPOSAL);
        var all = new HashMap<>(run.answers());
        all.putAll(answers);
        new Answers(all).check(run.kind(), run.columns());
        var problems = new Refusals();
        intakes.reading(run, reviews.profile(id).orElseThrow(), new Answers(all), viewer).questions().stream()
                .filter(question -> question.kind() != Question.Kind.mapping)
                .forEach(question -> problems.add(Refusal.ofField(question.id(), "imports.question.open")));
        problems.throwIfAny();
        book.answer(id, answers, viewer);
    }

    /** Forgets what this person confirmed for such a list and what they changed on the page. */
    public void proposeAnew(UUID id, Viewer viewer) {
        var run = waiting(id, viewer);
        memory.forget(run.kind(), run.columns(), viewer);
        reviews.draft(id, Map.of());
    }

    private ImportRun waiting(UUID id, Viewer viewer) {
        var run = book.find(id, viewer);
        if (run.state() != ImportState.QUESTION) {
            throw Refusal.of("imports.answer.notAsked");
        }
        return run;
    }
}
