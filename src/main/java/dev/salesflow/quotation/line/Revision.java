package dev.salesflow.quotation.line;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one revision says otherwise than the one before, line by line. */
public final class Revision {

    /** What became of a line. */
    public enum Fate { ADDED, REMOVED, CHANGED, SAME }

    /** @param before null where it was added; {@code after} null where it was taken out */
    public record Difference(Fate fate, QuotationLine before, QuotationLine after) {

        /** The line as it is, or as it last was. */
        public QuotationLine line() {
            return after == null ? before : after;
        }

        public boolean quantityChanged() {
            return fate == Fate.CHANGED && differs(before.quantity(), after.quantity());
        }

        public boolean priceChanged() {
            return fate == Fate.CHANGED && differs(before.unitPrice(), after.unitPrice());
        }

        public boolean discountChanged() {
            return fate == Fate.CHANGED && differs(before.discountPercent(), after.discountPercent());
        }
    }

    private Revision() {
    }

    /** The later one's lines in their order, then what fell away. */
    public static List<Difference> differences(List<QuotationLine> before, List<QuotationLine> after) {
        var known = before.stream().collect(Collectors.toMap(QuotationLine::key, Function.identity()));
        var differences = new ArrayList<Difference>();
        after.forEach(line -> differences.add(difference(known.remove(line.key()), line)));
        before.stream().filter(line -> known.containsKey(line.key()))
                .forEach(line -> differences.add(new Difference(Fate.REMOVED, line, null)));
        return differences;
    }

    private static Difference difference(QuotationLine before, QuotationLine after) {
        return new Difference(before == null ? Fate.ADDED : same(before, after) ? Fate.SAME : Fate.CHANGED, before, after);
    }

    private static boolean same(QuotationLine one, QuotationLine other) {
        return one.kind() == other.kind() && Objects.equals(one.name(), other.name())
                && Objects.equals(one.description(), other.description()) && Objects.equals(one.unit(), other.unit())
                && !differs(one.quantity(), other.quantity()) && !differs(one.unitPrice(), other.unitPrice())
                && !differs(one.discountPercent(), other.discountPercent()) && !differs(one.taxPercent(), other.taxPercent());
    }

    private static boolean differs(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) != 0;
    }
}
