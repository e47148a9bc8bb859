package dev.salesflow.nurturing;

import dev.salesflow.grading.CustomerTier;
import dev.salesflow.grading.Grade;

/** The facts of {@code contact-cadence}: how near a customer is to buying, or how much it buys; null: not known. */
public record CadenceFacts(Grade grade, Intent intent, CustomerTier tier) {

    /** When the customer says it will buy: within one month, within three, some day. */
    public enum Intent { HIGH, MEDIUM, LOW }

}
