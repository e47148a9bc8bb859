package dev.salesflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the whole system: console, process engine, web apps, REST. */
@SpringBootApplication
@EnableScheduling
public class SalesflowApplication {

    public static void main(String[] args) {
        SpringApplication.run(SalesflowApplication.class, args);
    }
}
