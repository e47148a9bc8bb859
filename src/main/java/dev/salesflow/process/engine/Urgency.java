package dev.salesflow.process.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What makes one task more urgent than another; Tasklist and the day page sort by the number made of it.
 *
 * @param grade A to D, or null where not known yet
 * @param amount what is at stake, or null
 * @param due when it should be done, or null; becomes the task's due date where the model gives none
 */
public record Urgency(String grade, BigDecimal amount, LocalDate due) {

    /** 0 to 99: the grade weighs most, then how soon it is due, then the order of magnitude of the amount. */
    int priority(LocalDate today) {
        return gradePart() + duePart(today) + amountPart();
    }

    private int gradePart() {
        return grade == null ? 15 : switch (grade) {
            case "A" -> 50;
            case "B" -> 35;
            case "C" -> 20;
            default -> 5;
        };
    }

    private int duePart(LocalDate today) {
        if (due == null) {
            return 10;
        }
        var days = ChronoUnit.DAYS.between(today, due);
        return (int) Math.max(0, Math.min(40, 40 - 2 * days));
    }

    private int amountPart() {
        if (amount == null || amount.signum() <= 0) {
            return 0;
        }
        return Math.max(0, Math.min(9, amount.precision() - amount.scale()));
    }
}
