package dev.salesflow.quotation.line;

import dev.salesflow.shared.Money;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** What holds for the lines of a quotation together. */
public final class QuotationLines {

    public static final int MOST = 100;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LARGEST = new BigDecimal("999999999999.99");
    private static final BigDecimal LARGEST_QUANTITY = new BigDecimal("999999999");
    private static final int CENTS = 2;
    private static final int QUANTITY_DIGITS = 3;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2000;
    private static final int LONGEST_UNIT = 50;

    private QuotationLines() {
    }

    /** How many stand behind the point in that currency; amounts are kept with two at most. */
    public static int digits(String currency) {
        return Money.digits(currency);
    }

    /** The same lines, each of them sound, their sum payable. */
    public static List<QuotationLine> checked(List<QuotationLine> lines, String currency) {
        if (lines.size() > MOST) {
            throw Refusal.of("quotation.tooManyLines", MOST);
        }
        var keys = new HashSet<>();
        for (var line : lines) {
            check(line, currency);
            if (!keys.add(line.key())) {
                throw new IllegalArgumentException("two lines of one key: " + line.key());
            }
        }
        var amount = QuotationTotals.of(lines, digits(currency)).amount();
        if (amount.signum() < 0) {
            throw Refusal.ofField("amount", "quotation.negativeAmount");
        }
        if (!isPayable(amount)) {
            throw Refusal.of("quotation.tooMuch");
        }
        return List.copyOf(lines);
    }

    private static void check(QuotationLine line, String currency) {
        var refusals = new Refusals()
                .add(PlainText.lineProblem("name", line.name(), LONGEST_NAME))
                .add(PlainText.problem("description", line.description(), LONGEST_DESCRIPTION))
                .add(PlainText.lineProblem("unit", line.unit(), LONGEST_UNIT))
                .require(line.quantity().signum() > 0, "quantity", "quotation.noQuantity")
                .require(line.quantity().compareTo(LARGEST_QUANTITY) <= 0, "quantity", "quotation.tooMuch")
                .require(fits(line.quantity(), QUANTITY_DIGITS), "quantity", "quotation.quantityTooFine", QUANTITY_DIGITS)
                .require(isPercent(line.discountPercent()), "discountPercent", "quotation.discountOutOfRange")
                .require(isPercent(line.taxPercent()), "taxPercent", "quotation.taxOutOfRange");
        if (line.kind() != QuotationLine.Kind.ADJUSTMENT) {
            refusals.require(line.unitPrice().signum() >= 0, "unitPrice", "quotation.negativeAmount");
        }
        refusals.require(fits(line.unitPrice(), digits(currency)), "unitPrice", "quotation.priceTooFine", currency, digits(currency))
                .require(isPayable(line.unitPrice()), "unitPrice", "quotation.tooMuch")
                .require(line.unitCost() == null || line.unitCost().signum() >= 0, "unitCost", "quotation.negativeAmount")
                .require(line.unitCost() == null || fits(line.unitCost(), digits(currency)), "unitCost", "quotation.priceTooFine", currency, digits(currency))
                .require(line.unitCost() == null || isPayable(line.unitCost()), "unitCost", "quotation.tooMuch")
                .throwIfAny();
        refusals.require(isPayable(line.amount(CENTS)), "quantity", "quotation.tooMuch")
                .require(line.unitCost() == null || isPayable(line.cost(CENTS)), "quantity", "quotation.tooMuch").throwIfAny();
    }

    public static boolean isPayable(BigDecimal amount) {
        return amount.abs().compareTo(LARGEST) <= 0;
    }

    private static boolean isPercent(BigDecimal percent) {
        return percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0 && fits(percent, CENTS);
    }

    private static boolean fits(BigDecimal number, int digits) {
        return number.stripTrailingZeros().scale() <= digits;
    }

    /** Null where no line that counts is on the price list. */
    public static UUID firstProduct(List<QuotationLine> lines) {
        return lines.stream().filter(QuotationLine::counts).map(QuotationLine::productId).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Of the list price of all; where nothing has a price, the deepest that a line names. */
    public static BigDecimal discountPercent(List<QuotationLine> lines, QuotationTotals totals) {
        var overall = totals.discountPercent();
        return overall != null ? overall : lines.stream().filter(QuotationLine::counts).map(QuotationLine::discountPercent)
                .max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    }

    /** Of the amount, if what has no known cost cost nothing: more it cannot be. Null where no line's cost is known. */
    public static BigDecimal marginAtMost(List<QuotationLine> lines, String currency) {
        var items = lines.stream().filter(line -> line.kind() == QuotationLine.Kind.ITEM).toList();
        return items.stream().allMatch(QuotationLine::lacksCost) ? null
                : QuotationTotals.of(lines.stream().map(QuotationLine::atLeastCost).toList(), digits(currency)).marginPercent();
    }

    /**
     * These lines brought to an agreed amount by one further line for each rate of tax, so that each bears its share. What was
     * agreed on before falls away.
     */
    public static List<QuotationLine> agreedAt(BigDecimal agreed, List<QuotationLine> lines, String currency) {
        var kept = new ArrayList<>(lines.stream().filter(line -> line.kind() != QuotationLine.Kind.ADJUSTMENT).toList());
        var digits = digits(currency);
        var byTax = new TreeMap<BigDecimal, BigDecimal>();
        kept.stream().filter(QuotationLine::counts).forEach(line -> byTax.merge(line.taxPercent().stripTrailingZeros(), line.amount(digits), BigDecimal::add));
        var whole = byTax.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var open = agreed.subtract(whole);
        var left = open;
        for (var rate : byTax.keySet()) {
            var share = rate.equals(byTax.lastKey()) || whole.signum() == 0 ? left
                    : open.multiply(byTax.get(rate)).divide(whole, digits, RoundingMode.HALF_UP);
            left = left.subtract(share);
            if (share.signum() != 0) {
                kept.add(QuotationLine.adjustment(share, rate));
            }
        }
        return kept;
    }
}
