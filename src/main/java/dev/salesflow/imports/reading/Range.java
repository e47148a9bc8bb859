package dev.salesflow.imports.reading;

import java.math.BigDecimal;

/** From the lower end to the upper one, either of which may be missing. */
public record Range(BigDecimal from, BigDecimal to) {
}
