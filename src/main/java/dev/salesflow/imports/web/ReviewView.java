package dev.salesflow.imports.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.salesflow.imports.Review;
import dev.salesflow.imports.reading.ColumnMapping.Origin;
import dev.salesflow.imports.reading.Field;
import dev.salesflow.imports.reading.Question;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person sees between upload and import, ready to be shown.
 *
 * @param fields those that a column may be, by group
 * @param problem the sentence about an answer that does not fit, or null
 */
record ReviewView(Review review, Map<String, List<String>> fields, List<Column> columns, List<Asked> questions, List<Row> rows, String problem) {

    /** The same sentence where it concerns this question; one that concerns none of those shown stands above them all. */
    public String problem(String question) {
        return problem != null && question.equals(review.problem().field()) ? problem : null;
    }

    public boolean problemOfAll() {
        return problem != null && questions.stream().noneMatch(one -> one.question().id().equals(review.problem().field()));
    }

    public long asked() {
        return questions.stream().filter(one -> !one.remembered()).count();
    }

    /** @param chosen the field in the select, empty where the column is left out */
    record Column(int number, Review.Column seen, String chosen, boolean doubled) {

        public boolean imported() {
            return !chosen.isEmpty();
        }

        /** Which sentence says why the column is what it is. */
        public String why() {
            var guess = seen.guess();
            var guessed = guess.origin() == Origin.SECOND ? "" : guess.field();
            return chosen.equals(guessed) ? guess.origin().name() : Origin.TOLD.name();
        }

        public boolean sure() {
            return why().equals(Origin.TOLD.name()) || seen.guess().origin().certainty() == 100;
        }
    }

    /**
     * A question with the answers given so far.
     *
     * @param earlier the parts of it that were decided about for earlier lists
     * @param values those shown of a question about values; {@code hidden} are the others
     */
    record Asked(int number, Question question, Set<String> earlier, Field field, JsonNode answer, List<Value> values, int hidden, String search) {

        /** Whether all of it is as it was decided for earlier lists. */
        public boolean remembered() {
            return switch (question.kind()) {
                case values -> hidden == 0 && search.isEmpty() && values.stream().allMatch(Value::remembered);
                case dateFormat -> question.shapes().stream().filter(shape -> shape.options().size() > 1)
                        .allMatch(shape -> earlier.contains(shape.shape()) && date(shape.shape()).equals(question.proposal().get(shape.shape())));
                default -> !earlier.isEmpty() && word().equals(question.proposal().get("*"));
            };
        }

        public String date(String shape) {
            var chosen = answer == null ? null : answer.get(shape);
            return chosen == null ? String.valueOf(question.proposal().get(shape)) : chosen.asText();
        }

        /** The answer to a question that takes one word; the proposal until then, if there is one. */
        public String word() {
            return answer != null && !answer.isMissingNode() ? answer.asText() : question.proposal() == null ? "" : String.valueOf(question.proposal().get("*"));
        }

        public boolean known() {
            return field.known() == Field.Known.PERSON || field.known() == Field.Known.PRODUCT || field.known() == Field.Known.CUSTOMER;
        }

        public boolean person() {
            return field.known() == Field.Known.PERSON;
        }

        /** Words that may be new stay, everything else unknown fails. */
        public String keep() {
            return field.known().word() ? "new" : "fail";
        }

        public boolean listed() {
            return question.options() != null && question.options().size() <= ReviewViews.MOST_LISTED;
        }
    }

    /**
     * @param proposal what it most likely means or was said to mean, or null
     * @param chosen what its select stands on; {@code typed} what was typed by hand
     * @param remembered whether it stands as it was decided for earlier lists
     */
    record Value(String value, long rows, String proposal, String chosen, String typed, boolean remembered) {
    }

    /** A cell as it will be; {@code raw} where it stands otherwise in the file. */
    record Cell(String field, String text, String raw, boolean mended, String problem) {
    }

    record Row(int line, String verdict, String why, List<Cell> cells) {
    }

    public List<Column> notImported() {
        return columns.stream().filter(column -> !column.imported()).toList();
    }

    /** Columns of the preview: one for each field, in the file's order. */
    public List<Column> shown() {
        return columns.stream().filter(column -> column.imported() && column.seen().guess().field().equals(column.chosen())
                && column.seen().guess().origin() != Origin.SECOND).toList();
    }

    public boolean ready() {
        return review.missing().isEmpty() && problem == null && columns.stream().noneMatch(Column::doubled);
    }

    public boolean remembered() {
        return columns.stream().anyMatch(column -> column.why().equals(Origin.REMEMBERED.name()))
                || questions.stream().anyMatch(one -> one.question().kind() != Question.Kind.values && one.remembered());
    }
}
