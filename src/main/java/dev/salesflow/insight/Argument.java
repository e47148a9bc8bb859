package dev.salesflow.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What stands in one place of a timeline sentence, kept so that it can be told in the reader's language: exactly one of
 * a text, words (keys of message files), a person (login), a day, or an amount with its currency.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Argument(String text, List<String> words, String person, LocalDate day, BigDecimal amount, String currency) {

    public static Argument text(String text) {
        return new Argument(text, null, null, null, null, null);
    }

    /** Keys of message files; several are told as a list. */
    public static Argument words(List<String> keys) {
        return new Argument(null, List.copyOf(keys), null, null, null, null);
    }

    public static Argument word(String key) {
        return words(List.of(key));
    }

    public static Argument person(String login) {
        return new Argument(null, null, login, null, null, null);
    }

    public static Argument day(LocalDate day) {
        return new Argument(null, null, null, day, null, null);
    }

    public static Argument money(BigDecimal amount, String currency) {
        return new Argument(null, null, null, null, amount, currency);
    }
}
