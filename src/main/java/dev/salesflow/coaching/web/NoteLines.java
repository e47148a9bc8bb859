package dev.salesflow.coaching.web;

import dev.salesflow.coaching.CoachingStep;
import dev.salesflow.coaching.CoachingView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The notes of steps as label and text; a field that an admin added to a form is labelled by its key. */
final class NoteLines {

    private NoteLines() {
    }

    record Line(String label, String text) {
    }

    record Step(int round, CoachingStep step, String by, Instant at, List<Line> lines) {
    }

    static List<Step> of(List<CoachingView.Step> steps, MessageSource messages, Locale locale) {
        return steps.stream()
                .map(step -> new Step(step.round(), step.step(), step.doneByName(), step.doneAt(),
                        step.notes().entrySet().stream()
                                .filter(note -> note.getValue() != null && !note.getValue().toString().isBlank())
                                .map(note -> new Line(
                                        messages.getMessage("coaching.note." + note.getKey(), null, note.getKey(), locale),
                                        text(note.getKey(), note.getValue(), messages, locale)))
                                .toList()))
                .toList();
    }

    private static String text(String field, Object value, MessageSource messages, Locale locale) {
        if (value instanceof Boolean yes) {
            return messages.getMessage(yes ? "coaching.yes" : "coaching.no", null, locale);
        }
        return messages.getMessage("coaching.note." + field + "." + value, null, value.toString(), locale);
    }
}
