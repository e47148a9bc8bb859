package dev.salesflow.nurturing.pool;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What everybody may know of a customer in the pool: enough to choose by, nothing that somebody found out or was told.
 *
 * @param since it is in the pool
 * @param lastOn the day of the last contact; null: nobody spoke to it
 */
public record PoolCustomer(UUID id, String name, String grade, String industry, String territory, String city, Integer employees,
        LocalDate since, LocalDate lastOn) {
}
