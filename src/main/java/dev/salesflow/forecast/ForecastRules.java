package dev.salesflow.forecast;

import dev.salesflow.rules.TableContract;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables that managers own in this module. */
@Configuration
class ForecastRules {

    static final TableContract<DealAtStage, DealAtStage.Odds> ODDS =
            TableContract.oneRow("forecast", "stage-odds", DealAtStage.class, DealAtStage.Odds.class);
    static final TableContract<DealOutlook, DealOutlook.Counted> CATEGORY =
            TableContract.oneRow("forecast", "forecast-category", DealOutlook.class, DealOutlook.Counted.class);

    @Bean
    TableContract<DealAtStage, DealAtStage.Odds> stageOddsTable() {
        return ODDS;
    }

    @Bean
    TableContract<DealOutlook, DealOutlook.Counted> forecastCategoryTable() {
        return CATEGORY;
    }
}
