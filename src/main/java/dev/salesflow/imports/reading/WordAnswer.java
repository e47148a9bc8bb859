package dev.salesflow.imports.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.Set;

/**
 * A question that one word answers, and its answer: as given, else as for an earlier such list, else the proposal where a person
 * accepts it.
 *
 * @param question as asked without anything remembered
 * @param remembered the earlier answer, or null
 */
record WordAnswer(Question question, Answers answers, String remembered) {

    /** @param earlier what was answered for such a list, or null; it counts where it may be answered again */
    static WordAnswer of(Question question, Answers answers, JsonNode earlier) {
        boolean counts = earlier != null && (question.kind() == Question.Kind.currency || question.options().contains(earlier.asText()));
        return new WordAnswer(question, answers, counts ? earlier.asText() : null);
    }

    private String kind() {
        return question.id().substring(0, question.id().indexOf(':'));
    }

    private Optional<String> given(Answers by) {
        return by.word(kind(), question.column(), question.field());
    }

    private boolean accepted(Answers by) {
        return question.proposal() != null && by.accepts(kind(), question.column(), question.field());
    }

    Reading.Asked asked() {
        boolean open = word().isEmpty();
        return remembered == null ? new Reading.Asked(question, open, true, Set.of())
                : new Reading.Asked(question.proposing(remembered), open, true, Set.of(Answers.ALL));
    }

    /** Empty while the question is open. */
    Optional<String> word() {
        return given(answers).or(() -> Optional.ofNullable(remembered))
                .or(() -> accepted(answers) ? Optional.of(String.valueOf(question.proposal().get(Answers.ALL))) : Optional.empty());
    }

    /** The answer, to be remembered; empty where these answers say nothing of this question. */
    Optional<JsonNode> decided(Answers by) {
        return given(by).isPresent() || accepted(by) || remembered != null && by.accepts(kind(), question.column(), question.field())
                ? word().map(TextNode::valueOf) : Optional.empty();
    }
}
