package dev.salesflow.quotation.paper;

import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.line.QuotationLines;
import dev.salesflow.shared.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** A quotation's figures as they are printed, in the language in which its customer reads it; no cost is among them. */
public final class PaperText {

    private static final int QUANTITY_DIGITS = 3;

    private final Quotation quotation;
    private final Locale locale;

    PaperText(Quotation quotation) {
        this.quotation = quotation;
        this.locale = Locale.forLanguageTag(quotation.head().language());
    }

    /** One line in print. */
    public record Row(String name, QuotationLine.Kind kind, BigDecimal taxPercent, String description, String quantity, String unit,
            String unitPrice, String discount, String tax, String amount) {
    }

    Locale locale() {
        return locale;
    }

    /** What is in the total. */
    public List<Row> counted() {
        return quotation.lines().stream().filter(QuotationLine::counts).map(this::row).toList();
    }

    public List<Row> options() {
        return quotation.lines().stream().filter(line -> !line.counts()).map(this::row).toList();
    }

    public String list() {
        return money(quotation.totals().list());
    }

    /** What is off the list price; null where nothing is. */
    public String off() {
        var off = quotation.totals().amount().subtract(quotation.totals().list());
        return off.signum() < 0 ? money(off) : null;
    }

    public String net() {
        return money(quotation.totals().net());
    }

    public String tax() {
        return money(quotation.totals().tax());
    }

    public String amount() {
        return money(quotation.amount());
    }

    public int digits() {
        return QuotationLines.digits(quotation.currency());
    }

    private Row row(QuotationLine line) {
        return new Row(line.name(), line.kind(), line.taxPercent(), line.description(), number(line.quantity()), line.unit(), figure(line.unitPrice()),
                line.discountPercent().signum() == 0 ? null : number(line.discountPercent()) + " %",
                number(line.taxPercent()) + " %", figure(line.amount(digits())));
    }

    private String money(BigDecimal amount) {
        return figure(amount) + " " + quotation.currency();
    }

    private String figure(BigDecimal amount) {
        return digits() == 0 ? Money.rounded(amount, null, locale) : Money.text(amount, null, locale);
    }

    private String number(BigDecimal number) {
        var format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(QUANTITY_DIGITS);
        return format.format(number);
    }
}
