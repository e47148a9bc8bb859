package dev.salesflow.opportunity;

import dev.salesflow.grading.Grade;
import java.math.BigDecimal;

/**
 * The facts of {@code alert}: an open deal on one day; null: not known.
 *
 * @param daysInStage since it entered its stage
 * @param daysBeyondUsual since stage, expected signing or amount last changed, as many as are more than usual in that stage; negative: fewer. Of a
 *     deal that a list brought and nobody touched: its age beyond the longest cycle ever closed
 * @param daysPastSigning since the expected signing; negative: still to come
 * @param keyFactsMissing of the six, unknown or without evidence
 */
public record DealSituation(Stage stage, Grade grade, BigDecimal amount, Integer daysInStage, Integer daysBeyondUsual,
        Integer daysPastSigning, Integer keyFactsMissing) {
}
