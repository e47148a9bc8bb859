package dev.salesflow.review.agenda;

import dev.salesflow.review.agenda.Line.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Collects the lines of one answer, each a sentence of the message files. */
final class Lines {

    private final MessageSource messages;
    private final Locale locale;
    private final List<Line> lines = new ArrayList<>();

    Lines(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    Lines add(Tone tone, String key, Object... arguments) {
        lines.add(new Line(text(key, arguments), tone));
        return this;
    }

    Lines addText(Tone tone, String text) {
        lines.add(new Line(text, tone));
        return this;
    }

    /** A label and what is known under it; where nothing is, that is what calls for attention. */
    Lines known(String label, String value) {
        return value == null || value.isBlank() ? add(Tone.WARN, "review.unknown", text(label)) : add(Tone.PLAIN, "review.known", text(label), value);
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** Of a choice that is stored by its name; null stays null. */
    String choice(String prefix, Object name) {
        return name == null ? null : text(prefix + name);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<Line> all() {
        return List.copyOf(lines);
    }
}
