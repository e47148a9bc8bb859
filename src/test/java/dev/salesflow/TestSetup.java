package dev.salesflow;

import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What differs from production under test: an empty database at each run, and a clock that can be moved. */
@TestConfiguration
class TestSetup {

    @Bean
    FlywayMigrationStrategy emptyDatabase() {
        return flyway -> {
            flyway.clean();
            flyway.migrate();
        };
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}
