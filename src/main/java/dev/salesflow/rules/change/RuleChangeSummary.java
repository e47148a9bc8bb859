package dev.salesflow.rules.change;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A change in words, for whoever has to decide on it. */
@Component
public class RuleChangeSummary {

    private final MessageSource messages;

    RuleChangeSummary(MessageSource messages) {
        this.messages = messages;
    }

    public String name(String table, Locale locale) {
        return messages.getMessage("rules.table." + table, null, table, locale);
    }

    public String difference(RuleChange change, Locale locale) {
        return "";
    }

    public String checks(RuleChange change, Locale locale) {
        return "";
    }

    public String effect(RuleChange change, Locale locale) {
        return "";
    }
}
