package dev.salesflow.shared.web;

import dev.salesflow.shared.Money;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Wording;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences from the message files in the language of the request, for flash messages and JSON. */
@Component
public class Texts {

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** The sentence of that key, or the words that somebody wrote where there is none. */
    public String textOr(String key, String written) {
        return key == null ? written : text(key);
    }

    public String text(Refusal refusal) {
        var locale = LocaleContextHolder.getLocale();
        return text(refusal.key(), Arrays.stream(refusal.arguments()).map(argument -> argument instanceof Wording words ? words.in(locale) : argument).toArray());
    }

    public String text(MessageSourceResolvable sentence) {
        return messages.getMessage(sentence, LocaleContextHolder.getLocale());
    }

    /** An amount as pages show it. */
    public String money(BigDecimal amount, String currency) {
        return Money.text(amount, currency, LocaleContextHolder.getLocale());
    }

    /** Each sentence under its field, or under the empty name where it is about the whole form. */
    public Map<String, String> byField(Refusal refusal) {
        var sentences = new LinkedHashMap<String, String>();
        refusal.all().forEach(one -> sentences.putIfAbsent(one.field() == null ? "" : one.field(), text(one)));
        return sentences;
    }
}
