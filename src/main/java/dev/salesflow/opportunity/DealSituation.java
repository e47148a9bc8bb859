package dev.salesflow.opportunity;

import dev.salesflow.grading.Grade;
import dev.salesflow.rules.Within;
import java.math.BigDecimal;

/**
 * The facts of {@code alert}: an open deal on one day; null: not known.
 *
 * @param otherCurrency whether the amount is in another than the company's, so that it cannot be held against the others'
 * @param daysInStage since it entered its stage
 * @param daysBeyondUsual since stage, expected signing or amount last changed, as many as are more than usual in that stage; negative: fewer; null
 *     for an untouched deal, of which no change is known
 * @param daysPastSigning since the expected signing; negative: still to come
 * @param keyFactsMissing of the six, unknown or without evidence
 * @param untouched brought by a list, and neither stage, signing nor amount changed since by a person
 * @param daysBeyondLongest of an untouched deal: its age beyond the longest cycle that was ever closed; null where none was
 * @param daysOld since it began
 */
public record DealSituation(Stage stage, Grade grade, BigDecimal amount, Boolean otherCurrency, @Within(to = Within.MOST_DAYS) Integer daysInStage, @Within(from = -Within.MOST_DAYS, to = Within.MOST_DAYS) Integer daysBeyondUsual,
        @Within(from = -Within.MOST_DAYS, to = Within.MOST_DAYS) Integer daysPastSigning, @Within(to = 6) Integer keyFactsMissing, Boolean untouched, @Within(from = -Within.MOST_DAYS, to = Within.MOST_DAYS) Integer daysBeyondLongest, @Within(to = Within.MOST_DAYS) Integer daysOld) {
}
