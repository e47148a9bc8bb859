package dev.salesflow.imports.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.Review;
import dev.salesflow.imports.ReviewBook;
import dev.salesflow.imports.reading.ColumnMapping.Origin;
import dev.salesflow.imports.reading.Question;
import dev.salesflow.imports.reading.ReadCell;
import dev.salesflow.imports.reading.Reading;
import dev.salesflow.shared.RowOutcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the view of a review. */
@Component
class ReviewViews {

    /** Values of one question shown at once; the others are found by searching. */
    private static final int MOST_VALUES = 50;
    /** Known values listed in a select; with more, one is typed. */
    static final int MOST_LISTED = 60;

    private final ReviewBook reviews;
    private final Sentences sentences;
    private final CellTexts texts;

    ReviewViews(ReviewBook reviews, Sentences sentences, CellTexts texts) {
        this.reviews = reviews;
        this.sentences = sentences;
        this.texts = texts;
    }

    /** @param search part of a value, to be found among those that a question asks about */
    ReviewView of(UUID id, Viewer viewer, String search) {
        var review = reviews.review(id, viewer);
        var questions = review.questions().stream().map(question -> asked(review, question, search.strip().toLowerCase(Locale.ROOT))).toList();
        return new ReviewView(review, FieldGroups.of(review.run().kind()), columns(review), questions,
                review.rows().stream().map(this::row).toList(),
                review.problem() == null ? null : sentences.text(review.problem().key(), review.problem().arguments()));
    }

    private static List<ReviewView.Column> columns(Review review) {
        var typed = review.answers().get("mapping");
        var chosen = review.columns().stream().map(column -> typed != null && typed.has(column.name()) ? typed.get(column.name()).asText()
                : column.guess().origin() == Origin.SECOND ? "" : column.guess().field()).toList();
        var columns = new ArrayList<ReviewView.Column>();
        for (int i = 0; i < chosen.size(); i++) {
            var field = chosen.get(i);
            columns.add(new ReviewView.Column(review.columns().get(i).number(), review.columns().get(i), field,
                    !field.isEmpty() && chosen.stream().filter(field::equals).count() > 1));
        }
        return columns;
    }

    private static ReviewView.Asked asked(Review review, Reading.Asked asked, String search) {
        var question = asked.question();
        var answer = review.answers().get(question.id());
        var field = review.run().kind().field(question.field());
        int number = review.run().columns().indexOf(question.column());
        if (question.kind() != Question.Kind.values) {
            return new ReviewView.Asked(number, question, asked.remembered(), field, answer, List.of(), 0, search);
        }
        var all = ((Map<?, ?>) question.rows()).entrySet().stream().map(e -> value(asked, answer, e.getKey().toString(), (Number) e.getValue())).toList();
        var found = all.stream().filter(value -> value.value().toLowerCase(Locale.ROOT).contains(search)).limit(MOST_VALUES).toList();
        return new ReviewView.Asked(number, question, asked.remembered(), field, answer, found, all.size() - found.size(), search);
    }

    private static ReviewView.Value value(Reading.Asked asked, JsonNode answer, String value, Number rows) {
        var question = asked.question();
        var proposal = (String) question.proposal().get(value);
        var given = answer != null && answer.has(value) ? answer.get(value).asText() : null;
        boolean offered = given == null || given.equals(proposal) || question.options() != null && question.options().size() <= MOST_LISTED
                && question.options().contains(given);
        var meant = given == null ? proposal : given;
        var chosen = meant == null || meant.equals(value) ? AnswerForm.KEEP : meant.isEmpty() ? AnswerForm.EMPTY : offered ? "=" + meant : AnswerForm.OTHER;
        return new ReviewView.Value(value, rows.longValue(), proposal, chosen, chosen.equals(AnswerForm.OTHER) ? given : "",
                asked.remembered().contains(value) && meant.equals(proposal));
    }

    private ReviewView.Row row(Review.Row row) {
        var outcome = row.outcome();
        return new ReviewView.Row(row.line(), outcome == null ? null : outcome.verdict().name().toLowerCase(Locale.ROOT),
                outcome == null || row.cells().stream().anyMatch(cell -> cell.problem() != null && Objects.equals(cell.field().name(), outcome.field()))
                        ? "" : reason(outcome),
                row.cells().stream().map(this::cell).toList());
    }

    /** People read the known words of a choice in their language, not its codes. */
    private String reason(RowOutcome outcome) {
        if (!"imports.reason.notAChoice".equals(outcome.reason())) {
            return sentences.reason(outcome);
        }
        var arguments = outcome.remarks().get(0).arguments();
        var words = Arrays.stream(arguments.get(1).split(", ")).map(code -> texts.word(outcome.field(), code)).collect(Collectors.joining(", "));
        return sentences.text(outcome.reason(), arguments.get(0), words);
    }

    private ReviewView.Cell cell(ReadCell cell) {
        var text = texts.of(cell);
        var raw = cell.raw().strip();
        return new ReviewView.Cell(cell.field().name(), text, raw.equals(text) || sameNumber(cell.value(), raw) ? "" : raw,
                cell.value() instanceof String value && !raw.equals(value) && text.equals(value), cell.problem() == null ? null : reason(cell.problem()));
    }

    private static boolean sameNumber(Object value, String raw) {
        return value instanceof BigDecimal amount && raw.matches("\\d{1,20}(\\.\\d{1,2})?") && amount.compareTo(new BigDecimal(raw)) == 0;
    }
}
