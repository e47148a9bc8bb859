package dev.salesflow.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.Plan;
import dev.salesflow.imports.reading.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One import, as it stands.
 *
 * @param rows in the file, 0 until it was read once
 * @param removed sensitive numbers that were taken out of the rows so far
 * @param problem key of the sentence that says why it failed, or null
 * @param plan null until nothing is left to ask
 */
public record ImportRun(UUID id, ImportKind kind, String file, long bytes, FileFormat format, List<String> columns,
        Map<String, String> given, Map<String, JsonNode> answers, Map<String, String> mapping, List<Question> questions, Plan plan,
        ImportState state, int rows, int processed, Counts counts, Removed removed, String problem, List<String> problemArguments, String startedBy,
        Instant createdAt, Instant finishedAt) {

    /** Verdicts given so far; together they are the rows processed. */
    public record Counts(int created, int updated, int unchanged, int duplicate, int failed) {
    }

    /** Numbers by kind. */
    public record Removed(int identityCards, int bankCards) {

        public boolean any() {
            return identityCards + bankCards > 0;
        }
    }

    static final String CANCELLED = "imports.problem.cancelled";

    /** How it stands, as a word in the message files: to people cancelling is no failure, and a look at the list no question. */
    public String word() {
        return state == ImportState.FAILED && CANCELLED.equals(problem) ? "cancelled"
                : state == ImportState.QUESTION && questions.isEmpty() ? "review" : state.word();
    }
}
