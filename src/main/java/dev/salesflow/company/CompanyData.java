package dev.salesflow.company;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;

/** What is typed into the settings; {@code zone} is an id of the time-zone database, null for the machine's. */
public record CompanyData(String name, String currency, String zone, Set<DayOfWeek> weekend) {

    private static final int LONGEST = 100;

    public CompanyData {
        name = PlainText.clean(name);
        currency = PlainText.clean(currency);
        zone = PlainText.clean(zone);
        weekend = Set.copyOf(weekend);
    }

    void check() {
        new Refusals()
                .add(PlainText.requiredProblem("name", name, LONGEST))
                .require(Currency.getAvailableCurrencies().stream().anyMatch(known -> known.getCurrencyCode().equals(currency)),
                        "currency", "company.error.currency")
                .require(zone == null || isZone(zone), "zone", "company.error.zone")
                .require(weekend.size() < DayOfWeek.values().length, "weekend", "company.error.weekend")
                .throwIfAny();
    }

    private static boolean isZone(String id) {
        try {
            ZoneId.of(id);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
