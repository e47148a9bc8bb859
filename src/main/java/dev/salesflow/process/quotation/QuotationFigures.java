package dev.salesflow.process.quotation;

import dev.salesflow.identity.Viewers;
import dev.salesflow.process.engine.Literal;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A quotation's figures as a task's form shows them, and its page; what we earn by it is for those who see it on the page. */
@Component
class QuotationFigures {

    private final Viewers viewers;
    private final MessageSource messages;
    private final String address;

    QuotationFigures(Viewers viewers, MessageSource messages, @Value("${salesflow.address}") String address) {
        this.viewers = viewers;
        this.messages = messages;
        this.address = address;
    }

    String of(Quotation quotation, String reader) {
        var locale = LocaleContextHolder.getLocale();
        var figures = new ArrayList<String>();
        figures.add(figure("quotation.paper.total", Money.text(quotation.amount(), quotation.currency(), locale), locale));
        figures.add(figure("quotation.discount", percent(quotation.discountPercent()), locale));
        if (viewers.of(reader).isManager()) {
            figures.add(figure("quotation.margin", margin(quotation, locale), locale));
        }
        return String.join(" · ", figures);
    }

    String link(Quotation quotation) {
        return address + "/opportunities/" + quotation.opportunityId() + "/quotations/" + quotation.id();
    }

    private String margin(Quotation quotation, Locale locale) {
        var totals = quotation.totals();
        if (totals.margin() == null) {
            return messages.getMessage("quotation.margin.unknown", null, locale);
        }
        var money = Money.text(totals.margin(), quotation.currency(), locale);
        return totals.marginPercent() == null ? money : money + " (" + percent(totals.marginPercent()) + ")";
    }

    static String percent(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString() + " %";
    }

    private String figure(String label, String value, Locale locale) {
        return messages.getMessage(label, null, locale) + " " + Literal.of(value);
    }
}
