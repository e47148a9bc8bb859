package dev.salesflow.quotation.line;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an offer comes to where its customer takes, of the options, those that cost us most: an option is offered in our name,
 * too, so that no discount hides in one.
 */
public final class WithOptions {

    private static final Comparator<BigDecimal> LOWEST_FIRST = Comparator.nullsLast(Comparator.naturalOrder());

    private WithOptions() {
    }

    /** Of the list price of what is taken: the highest it can become. */
    public static BigDecimal discountPercent(List<QuotationLine> lines, String currency) {
        var digits = QuotationLines.digits(currency);
        return growing(lines, Comparator.comparing(QuotationLine::discountPercent).reversed(),
                taken -> QuotationLines.discountPercent(taken, QuotationTotals.of(taken, digits))).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Of what is paid for what is taken: the lowest it can become, if what has no known cost cost nothing. Null where no line's in the total is known. */
    public static BigDecimal marginAtMost(List<QuotationLine> lines, String currency) {
        return QuotationLines.marginAtMost(lines, currency) == null ? null
                : growing(lines, Comparator.comparing(option -> margin(List.of(option.taken()), currency), LOWEST_FIRST), taken -> margin(taken, currency))
                        .min(Comparator.naturalOrder()).orElse(null);
    }

    /** Of the line that is most discounted, an option or not. */
    public static BigDecimal lineDiscountPercent(List<QuotationLine> lines) {
        return lines.stream().map(QuotationLine::discountPercent).max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal margin(List<QuotationLine> taken, String currency) {
        return QuotationTotals.of(taken.stream().map(QuotationLine::atLeastCost).toList(), QuotationLines.digits(currency)).marginPercent();
    }

    /** The figure without options, and with each further one: whatever makes a share worst stands at the front of their order. */
    private static Stream<BigDecimal> growing(List<QuotationLine> lines, Comparator<QuotationLine> worstFirst, Function<List<QuotationLine>, BigDecimal> figure) {
        var taken = new ArrayList<>(lines.stream().filter(QuotationLine::counts).toList());
        var figures = new ArrayList<BigDecimal>();
        figures.add(figure.apply(taken));
        lines.stream().filter(line -> !line.counts()).sorted(worstFirst).forEach(option -> {
            taken.add(option.taken());
            figures.add(figure.apply(taken));
        });
        return figures.stream().filter(Objects::nonNull);
    }
}
