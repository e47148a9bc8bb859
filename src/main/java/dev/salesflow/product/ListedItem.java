package dev.salesflow.product;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One line of the price list with all that is kept of it. Only name and kind are always there.
 *
 * @param id null of one that is not on the list yet
 * @param englishName on quotations in English; null: the name
 * @param englishUnit on quotations in English; null: the unit
 * @param listPrice per {@code unit}, in {@code currency} (ISO 4217), with tax
 * @param taxPercent of the tax within the list price
 * @param cost per unit, without tax
 * @param wholeUnits whether only whole units of it are sold; null: as is usual for the unit
 * @param validFrom first day on which it can be quoted; null: always
 * @param validUntil the last such day
 */
public record ListedItem(UUID id, int version, String code, String name, String englishName, Kind kind, String series, String unit, String englishUnit,
        BigDecimal listPrice, String currency, BigDecimal taxPercent, BigDecimal cost, Boolean wholeUnits, LocalDate validFrom, LocalDate validUntil) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CODE = 50;
    private static final int LONGEST_SERIES = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What is sold. */
    public enum Kind { PRODUCT, MODULE, SERVICE }

    /** Whether it can be quoted on that day. */
    public boolean holdsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Whether nobody buys a part of one. */
    public boolean isSoldWhole() {
        return wholeUnits == null ? !SoldUnits.isDivisible(unit) : wholeUnits;
    }

    /** Whether that many would leave a part of one, though it is sold in whole units only. */
    public boolean isDividedBy(BigDecimal quantity) {
        return isSoldWhole() && quantity.stripTrailingZeros().scale() > 0;
    }

    /** As a quotation in that language calls it. */
    public String nameIn(String language) {
        return "en".equals(language) && englishName != null ? englishName : name;
    }

    /** The same of its unit. */
    public String unitIn(String language) {
        return "en".equals(language) && englishUnit != null ? englishUnit : unit;
    }

    public ListedItem withCost(BigDecimal other) {
        return new ListedItem(id, version, code, name, englishName, kind, series, unit, englishUnit, listPrice, currency, taxPercent, other, wholeUnits, validFrom, validUntil);
    }

    /** What is wrong with it, each problem under its field. */
    public List<Refusal> problems() {
        return new Refusals()
                .add(PlainText.requiredProblem("name", name, LONGEST_NAME)).add(PlainText.lineProblem("name", name, LONGEST_NAME))
                .add(PlainText.lineProblem("englishName", englishName, LONGEST_NAME))
                .add(PlainText.lineProblem("code", code, LONGEST_CODE)).add(PlainText.lineProblem("unit", unit, LONGEST_CODE))
                .add(PlainText.lineProblem("englishUnit", englishUnit, LONGEST_CODE))
                .add(PlainText.lineProblem("series", series, LONGEST_SERIES))
                .require(kind != null, "kind", "error.required")
                .require(listPrice == null || listPrice.signum() >= 0, "listPrice", "product.negative")
                .require(cost == null || cost.signum() >= 0, "cost", "product.negative")
                .require(currency != null || listPrice == null && cost == null, "currency", "error.required")
                .require(taxPercent == null || taxPercent.signum() >= 0 && taxPercent.compareTo(HUNDRED) <= 0
                        && taxPercent.stripTrailingZeros().scale() <= 2, "taxPercent", "product.taxOutOfRange")
                .require(validFrom == null || validUntil == null || !validUntil.isBefore(validFrom), "validUntil", "product.endsBefore")
                .all();
    }
}
