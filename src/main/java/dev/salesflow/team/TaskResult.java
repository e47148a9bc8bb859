package dev.salesflow.team;

import dev.salesflow.rules.Within;
import java.math.BigDecimal;

/**
 * The facts of {@code task-grade}: how an assigned piece of work ended.
 *
 * @param completionPercent of what was agreed
 */
public record TaskResult(@Within(to = 1000) BigDecimal completionPercent) {
}
