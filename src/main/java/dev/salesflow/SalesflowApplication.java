package dev.salesflow;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the whole system: console, process engine, web apps, REST. */
@SpringBootApplication
@EnableScheduling
public class SalesflowApplication {

    public static void main(String[] args) {
        SpringApplication.run(SalesflowApplication.class, args);
    }

    /** The only clock of the business code; tests replace it to move time. */
    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }
}
