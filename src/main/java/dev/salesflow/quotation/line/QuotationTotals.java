package dev.salesflow.quotation.line;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.springframework.data.relational.core.mapping.Column;

/**
 * The sums of a quotation's lines, without its options.
 *
 * @param list before any discount, with tax
 * @param amount to be paid, with tax
 * @param tax contained in {@code amount}
 * @param cost without tax; null where the cost of a line is not known
 */
public record QuotationTotals(@Column("list_amount") BigDecimal list, BigDecimal amount, @Column("tax_amount") BigDecimal tax,
        @Column("cost_amount") BigDecimal cost) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static QuotationTotals of(List<QuotationLine> lines, int digits) {
        var counted = lines.stream().filter(QuotationLine::counts).toList();
        var costs = counted.stream().map(line -> line.cost(digits)).toList();
        return new QuotationTotals(sum(counted.stream().map(line -> line.list(digits)).toList()),
                sum(counted.stream().map(line -> line.amount(digits)).toList()),
                sum(counted.stream().map(line -> line.tax(digits)).toList()),
                costs.isEmpty() || costs.stream().anyMatch(Objects::isNull) ? null : sum(costs));
    }

    /** Without tax. */
    public BigDecimal net() {
        return amount.subtract(tax);
    }

    /** Of the list price, from 0 to 100; null where nothing has a price. */
    public BigDecimal discountPercent() {
        if (list.signum() == 0) {
            return null;
        }
        return HUNDRED.multiply(list.subtract(amount)).divide(list, 2, RoundingMode.HALF_UP).max(BigDecimal.ZERO).min(HUNDRED);
    }

    /** Of the amount without tax that remains after cost; null where the cost is not known. What is given away loses all. */
    public BigDecimal marginPercent() {
        if (cost == null) {
            return null;
        }
        if (net().signum() == 0) {
            return cost.signum() == 0 ? null : HUNDRED.negate();
        }
        return HUNDRED.multiply(net().subtract(cost)).divide(net(), 2, RoundingMode.HALF_UP);
    }

    /** What is left of the amount without tax; null where the cost is not known. */
    public BigDecimal margin() {
        return cost == null ? null : net().subtract(cost);
    }

    private static BigDecimal sum(List<BigDecimal> figures) {
        return figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
