package dev.salesflow.team;

import dev.salesflow.rules.RowNote;
import dev.salesflow.rules.RuleBook;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The door to marks: what the table {@code task-grade} says of a piece of work that was done to so many per cent. */
@Component
public class TaskMarks {

    /** A mark and the row it comes from. */
    public record Marked(TaskGrade.Mark mark, int tableVersion, int row, RowNote note) {
    }

    private final RuleBook rules;

    TaskMarks(RuleBook rules) {
        this.rules = rules;
    }

    /** Empty where managers left no row for this share. */
    public Optional<Marked> of(BigDecimal completionPercent) {
        var decision = rules.decide(TeamRules.TASK_GRADE, new TaskResult(completionPercent));
        return decision.row().map(row -> new Marked(row.result().mark(), decision.version(), row.row(), row.note()));
    }
}
