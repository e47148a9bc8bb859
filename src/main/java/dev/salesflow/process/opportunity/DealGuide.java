package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.KeyFactMeter.Gap;
import dev.salesflow.opportunity.Opportunity;
import dev.salesflow.opportunity.gate.GuideLine.Counsel;
import dev.salesflow.opportunity.gate.StageGuide;
import dev.salesflow.process.engine.Literal;
import dev.salesflow.rules.RowNote;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a deal's form teaches, in the reader's language: what the next stage still wants, what to ask, what to do. */
@Component
class DealGuide {

    private final StageGuide guides;
    private final MessageSource messages;

    DealGuide(StageGuide guides, MessageSource messages) {
        this.guides = guides;
        this.messages = messages;
    }

    /** In Markdown, as text fields of forms show it. */
    String of(Opportunity deal) {
        var guide = guides.of(deal);
        var text = new StringBuilder();
        if (guide.next() != null) {
            list(text, text("gate.before", text("stage." + guide.next())), guide.gaps().stream().map(gap -> line(gap, deal.id())).toList());
        }
        for (var counsel : Counsel.values()) {
            list(text, text("gate.guide." + counsel), guide.of(counsel).stream().map(DealGuide::literal).toList());
        }
        return text.toString();
    }

    /** Leads, beside the form, which may be half filled, to where it is written down. */
    private String line(Gap gap, UUID dealId) {
        return "**" + text("opportunity.force." + gap.force()) + "** <a href=\"" + gap.way(dealId) + "\" target=\"_blank\">" + literal(gap.reason()) + "</a>";
    }

    private static void list(StringBuilder text, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("**").append(heading).append("**\n\n");
            lines.forEach(line -> text.append("- ").append(line).append('\n'));
            text.append('\n');
        }
    }

    private static String literal(RowNote words) {
        return Literal.of(words.in(LocaleContextHolder.getLocale()));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
