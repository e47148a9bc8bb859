package dev.salesflow;

import java.util.Map;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What differs from production under test: an empty database at each run, a clock that can be moved, and passwords that are hashed in no time. */
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

    /** The product's own way with the fewest rounds: every call of a test with a name and a password hashes. */
    @Bean
    @Primary
    PasswordEncoder testPasswords() {
        var passwords = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));
        passwords.setDefaultPasswordEncoderForMatches(PasswordEncoderFactories.createDelegatingPasswordEncoder());
        return passwords;
    }
}
