package dev.salesflow.process.engine;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What is wrong with something a person drew: a sentence of the message files, told in that person's language. */
public record Fault(String key, List<Object> arguments) {

    public static Fault of(String key, Object... arguments) {
        return new Fault(key, List.of(arguments));
    }

    public String text(MessageSource messages, Locale locale) {
        return messages.getMessage(key, arguments.toArray(), locale);
    }
}
