package dev.salesflow.insight.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.insight.Argument;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.Money;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells timeline entries in the reader's language. */
@Component
class Sentences {

    /** One line of the timeline as it is read; {@code by} is null where the system itself did it. */
    record Line(long id, UUID customerId, String customer, UUID opportunityId, String at, String when, String by, String text,
            String kind) {
    }

    private final MessageSource messages;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sentences(MessageSource messages, ObjectMapper json, JdbcClient jdbc, Clock clock) {
        this.messages = messages;
        this.json = json;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Line> tell(List<Timeline.Entry> entries, Locale locale) {
        var arguments = entries.stream().collect(Collectors.toMap(Timeline.Entry::id, this::read));
        var names = names(arguments.values().stream().flatMap(List::stream)
                .map(Argument::person).filter(java.util.Objects::nonNull).distinct().toList());
        var when = Days.moments(clock.getZone());
        return entries.stream()
                .map(entry -> new Line(entry.id(), entry.customerId(), entry.customer(), entry.opportunityId(),
                        entry.at().toString(), when.format(entry.at()), entry.by(),
                        sentence(entry, arguments.get(entry.id()), names, locale), entry.kind()))
                .toList();
    }

    private String sentence(Timeline.Entry entry, List<Argument> arguments, Map<String, String> names, Locale locale) {
        var places = arguments.stream().map(argument -> told(argument, names, locale)).toArray();
        var unknown = entry.kind() + (places.length == 0 ? "" : ": " + List.of(places));
        // A kind of an older or newer version has no sentence here; what is known is still shown.
        return messages.getMessage("timeline." + entry.kind(), places, literal(unknown), locale);
    }

    private String told(Argument argument, Map<String, String> names, Locale locale) {
        if (argument.words() != null) {
            return argument.words().stream()
                    .map(key -> messages.getMessage(key, null, literal(key.substring(key.lastIndexOf('.') + 1)), locale))
                    .collect(Collectors.joining(messages.getMessage("timeline.and", null, locale)));
        }
        if (argument.person() != null) {
            return names.getOrDefault(argument.person(), argument.person());
        }
        if (argument.day() != null) {
            return argument.day().toString();
        }
        if (argument.amount() != null) {
            return Money.text(argument.amount(), argument.currency(), locale);
        }
        return argument.text() == null ? "" : argument.text();
    }

    private Map<String, String> names(List<String> logins) {
        return logins.isEmpty() ? Map.of() : jdbc.sql("select login, name from app_user where login in (:logins)")
                .param("logins", logins)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Argument> read(Timeline.Entry entry) {
        try {
            return json.readValue(entry.arguments(), new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("timeline entry " + entry.id() + " cannot be read", e);
        }
    }

    /** A default text is read as a message format too. */
    private static String literal(String text) {
        return text.replace("'", "''").replace("{", "'{'");
    }
}
