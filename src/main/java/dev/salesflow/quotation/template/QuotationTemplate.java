package dev.salesflow.quotation.template;

import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What a quotation can begin with. Name and terms in English are for quotations in English; where they are missing, the others do.
 *
 * @param id null of a new one
 */
public record QuotationTemplate(UUID id, int version, String name, String englishName, String terms, String englishTerms, List<Line> lines) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TERMS = 10000;
    private static final int MOST_LINES = 50;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** So many of a product of the price list. */
    public record Line(UUID productId, BigDecimal quantity, BigDecimal discountPercent, boolean optional) {

        boolean isSound() {
            return productId != null && quantity != null && quantity.signum() > 0 && quantity.stripTrailingZeros().scale() <= 3
                    && quantity.precision() - quantity.scale() <= 9 && discountPercent.signum() >= 0 && discountPercent.compareTo(HUNDRED) <= 0
                    && discountPercent.stripTrailingZeros().scale() <= 2;
        }
    }

    public String nameIn(String language) {
        return "en".equals(language) && englishName != null ? englishName : name;
    }

    public String termsIn(String language) {
        return "en".equals(language) && englishTerms != null ? englishTerms : terms;
    }

    public List<LineWish> wishes() {
        return lines.stream().map(line -> LineWish.of(line.productId(), line.quantity(), line.discountPercent(), line.optional())).toList();
    }

    void check() {
        new Refusals()
                .add(PlainText.requiredProblem("name", name, LONGEST_NAME)).add(PlainText.lineProblem("name", name, LONGEST_NAME))
                .add(PlainText.lineProblem("englishName", englishName, LONGEST_NAME))
                .add(PlainText.problem("terms", terms, LONGEST_TERMS)).add(PlainText.problem("englishTerms", englishTerms, LONGEST_TERMS))
                .require(lines.size() <= MOST_LINES, "lines", "quotation.tooManyLines", MOST_LINES)
                .require(lines.stream().allMatch(Line::isSound), "lines", "quotation.template.unsoundLine")
                .throwIfAny();
    }
}
