package dev.salesflow.forecast;

import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An open deal in the forecast.
 *
 * @param amount what counts: the manager's word, else the rep's, else the deal's own
 * @param category what counts, likewise; {@code byRule} what the table says
 */
public record ForecastDeal(UUID id, String customer, String grade, String owner, Stage stage, LocalDate expectedSigning,
        int percent, BigDecimal amount, BigDecimal dealAmount, String currency, Category category, Category byRule, Category byRep,
        Category byManager) {
}
