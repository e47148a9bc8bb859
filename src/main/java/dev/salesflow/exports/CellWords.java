package dev.salesflow.exports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says a list's names and values in a person's language, in words that an import understands. */
final class CellWords {

    private final MessageSource messages;
    private final Locale locale;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> said = new HashMap<>();

    /** A person whose name does not tell who is meant stays a login. */
    CellWords(MessageSource messages, Locale locale, JdbcClient jdbc) {
        this.messages = messages;
        this.locale = locale;
        jdbc.sql("""
                        select login, name from (select login, name, count(*) over (partition by lower(name)) as namesakes from app_user) p
                        where namesakes = 1 and lower(name) not in (select lower(login) from app_user)""")
                .query(rs -> {
                    people.put(rs.getString(1), rs.getString(2));
                });
    }

    List<String> labels(List<Export.Column> columns) {
        return columns.stream().map(column -> messages.getMessage(column.label(), null, locale)).toList();
    }

    Object say(Export.Column column, Object value) {
        if (value == null || column.words() == null) {
            return value;
        }
        return column.words().equals(Export.Column.PEOPLE) ? people.getOrDefault(value.toString(), value.toString())
                : said.computeIfAbsent(column.words() + value, key -> messages.getMessage(key, null, locale));
    }
}
