package dev.salesflow.process.rulechange;

import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChangeSummary;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What both forms show of a change, in the reader's language. */
@Component
class RuleChangeForm {

    private final DraftBook drafts;
    private final RuleChangeSummary summary;
    private final String address;

    RuleChangeForm(DraftBook drafts, RuleChangeSummary summary, @Value("${salesflow.address}") String address) {
        this.drafts = drafts;
        this.summary = summary;
        this.address = address;
    }

    Map<String, Object> shown(UUID id, String page) {
        var change = drafts.find(id);
        var locale = LocaleContextHolder.getLocale();
        var shown = new HashMap<String, Object>();
        shown.put("tableName", summary.name(change.table(), locale));
        shown.put("shownReason", Objects.toString(change.reason(), ""));
        shown.put("shownComment", Objects.toString(change.comment(), ""));
        shown.put("reason", Objects.toString(change.reason(), ""));
        shown.put("shownDifference", summary.difference(change, locale));
        shown.put("shownChecks", summary.checks(change, locale));
        shown.put("shownEffect", summary.effect(change, locale));
        shown.put("link", address + "/rules/" + change.table() + page);
        return shown;
    }
}
