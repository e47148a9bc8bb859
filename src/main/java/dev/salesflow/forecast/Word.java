package dev.salesflow.forecast;

import java.math.BigDecimal;

/** What somebody says of a deal over the rules; null: nothing of it. */
public record Word(Category category, BigDecimal amount) {
}
