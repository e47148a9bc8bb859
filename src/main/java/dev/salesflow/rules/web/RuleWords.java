package dev.salesflow.rules.web;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences that carry their own keys, for templates. */
@Component
public class RuleWords {

    private final MessageSource messages;

    RuleWords(MessageSource messages) {
        this.messages = messages;
    }

    public String text(MessageSourceResolvable sentence) {
        return messages.getMessage(sentence, LocaleContextHolder.getLocale());
    }
}
