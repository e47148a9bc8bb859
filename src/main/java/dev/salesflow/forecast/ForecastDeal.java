package dev.salesflow.forecast;

import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * An open deal in the forecast.
 *
 * @param amount what counts: the highest voice's word, else the deal's own
 * @param category what counts, likewise; {@code byRule} what the table says
 * @param words by voice, what each said; a voice that said nothing is absent
 * @param asked the viewer's own voice on this deal
 */
public record ForecastDeal(UUID id, String customer, String grade, String owner, Stage stage, LocalDate expectedSigning,
        int percent, BigDecimal amount, BigDecimal dealAmount, String currency, Category category, Category byRule,
        Map<Voice, Word> words, Voice asked) {

    public ForecastDeal {
        words = Map.copyOf(words);
    }
}
