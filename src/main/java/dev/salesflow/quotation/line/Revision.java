package dev.salesflow.quotation.line;

import dev.salesflow.quotation.line.QuotationLine.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiPredicate;

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

    private static final int CENTS = 2;

    private Revision() {
    }

    /** By what a line is known again, the surest first: one written anew, in the short form for instance, still offers the same. */
    private static final List<BiPredicate<QuotationLine, QuotationLine>> SAME_THING = List.of(
            (one, other) -> one.key().equals(other.key()),
            (one, other) -> isSameProduct(one, other) && one.kind() == other.kind(),
            Revision::isSameProduct,
            Revision::isNamedAlike);

    /** The later one's lines in their order, then what fell away. */
    public static List<Difference> differences(List<QuotationLine> before, List<QuotationLine> after) {
        var open = new ArrayList<>(before);
        var partners = new HashMap<UUID, QuotationLine>();
        SAME_THING.forEach(same -> after.stream().filter(line -> !partners.containsKey(line.key()))
                .forEach(line -> open.stream().filter(one -> same.test(one, line)).findFirst().ifPresent(one -> {
                    partners.put(line.key(), one);
                    open.remove(one);
                })));
        var differences = new ArrayList<Difference>();
        after.forEach(line -> differences.add(difference(partners.get(line.key()), line)));
        open.forEach(line -> differences.add(new Difference(Fate.REMOVED, line, null)));
        return differences;
    }

    private static boolean isSameProduct(QuotationLine one, QuotationLine other) {
        return one.productId() != null && one.productId().equals(other.productId());
    }

    /** What has no name is described by the note, or is what was agreed on for one rate of tax. */
    private static boolean isNamedAlike(QuotationLine one, QuotationLine other) {
        return one.kind() == other.kind() && (one.name() == null ? other.name() == null && (one.kind() == Kind.ITEM || !differs(one.taxPercent(), other.taxPercent()))
                : one.name().equalsIgnoreCase(other.name()));
    }

    private static Difference difference(QuotationLine before, QuotationLine after) {
        return new Difference(before == null ? Fate.ADDED : same(before, after) ? Fate.SAME : Fate.CHANGED, before, after);
    }

    private static boolean same(QuotationLine one, QuotationLine other) {
        return one.kind() == other.kind() && Objects.equals(one.name(), other.name())
                && Objects.equals(one.description(), other.description()) && Objects.equals(one.unit(), other.unit())
                && !differs(one.quantity(), other.quantity()) && !differs(one.unitPrice(), other.unitPrice())
                && !differs(one.discountPercent(), other.discountPercent()) && !differs(one.amount(CENTS), other.amount(CENTS)) && !differs(one.taxPercent(), other.taxPercent());
    }

    private static boolean differs(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) != 0;
    }
}
