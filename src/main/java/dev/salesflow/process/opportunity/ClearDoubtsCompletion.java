package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.doubt.Doubt;
import dev.salesflow.opportunity.doubt.Doubt.Kind;
import dev.salesflow.opportunity.doubt.Doubts;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.process.engine.TypedValues;
import dev.salesflow.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The open doubts row by row, and new ones below them. A row that is taken away leaves its doubt as it was. */
@Component
class ClearDoubtsCompletion implements TaskCompletion {

    private final Doubts doubts;
    private final DealForms forms;
    private final NextStep next;

    ClearDoubtsCompletion(Doubts doubts, DealForms forms, NextStep next) {
        this.doubts = doubts;
        this.forms = forms;
        this.next = next;
    }

    @Override
    public String taskId() {
        return "clearDoubts";
    }

    @Override
    public void complete(CompletedTask task) {
        var open = doubts.open(task.businessKey());
        for (var row : task.rows("doubts")) {
            if (!isBlank(row)) {
                doubts.put(task.businessKey(), told(row, open), task.login());
            }
        }
        next.take(task);
    }

    private static boolean isBlank(TypedValues row) {
        return row.optionalText("no").or(() -> row.optionalText("doubt")).or(() -> row.optionalText("answer")).or(() -> row.optionalText("proof"))
                .isEmpty() && !row.yes("resolved");
    }

    /** A number tells which doubt the row is; somebody may have settled it meanwhile. */
    private static Doubt told(TypedValues row, List<Doubt> open) {
        var number = row.integer("no").orElse(null);
        var known = open.stream().filter(doubt -> Objects.equals(doubt.number(), number)).findFirst();
        if (number != null && known.isEmpty()) {
            throw Refusal.ofField("no", "doubt.settledMeanwhile", number);
        }
        return Doubt.told(known.map(Doubt::id).orElse(null), known.map(Doubt::version).orElse(0), row.choice("kind", Kind.class).orElse(null),
                row.text("doubt"), row.optionalText("owner").orElse(null), row.date("due").orElse(null), row.optionalText("answer").orElse(null),
                row.optionalText("proof").orElse(null), row.yes("resolved"));
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        var open = doubts.open(task.businessKey());
        data.put("doubtOwners", forms.helpers(task.businessKey(), task.login(), open.stream().map(Doubt::owner).filter(Objects::nonNull).toList()));
        if (!open.isEmpty()) {
            data.put("doubts", open.stream().map(ClearDoubtsCompletion::row).toList());
        }
        return data;
    }

    private static Map<String, Object> row(Doubt doubt) {
        var row = new HashMap<String, Object>();
        row.put("no", Integer.toString(doubt.number()));
        row.put("kind", doubt.kind());
        row.put("doubt", doubt.doubt());
        row.put("owner", doubt.owner());
        row.put("due", doubt.due());
        row.put("answer", doubt.answer());
        row.put("proof", doubt.proof());
        row.values().removeIf(Objects::isNull);
        return row;
    }
}
