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

    /** Into so many steps each point is divided, so that of two amounts alike in size the larger still comes first. */
    public static final int STEPS = 100;

    /** 0 to 99 points in steps: the grade weighs most, then how soon it is due, then the amount by its logarithm. */
    int priority(LocalDate today) {
        return STEPS * (gradePart() + duePart(today)) + amountSteps();
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

    private int amountSteps() {
        if (amount == null || amount.compareTo(BigDecimal.ONE) <= 0) {
            return 0;
        }
        return (int) Math.round(STEPS * Math.min(9, Math.log10(amount.doubleValue())));
    }
}
