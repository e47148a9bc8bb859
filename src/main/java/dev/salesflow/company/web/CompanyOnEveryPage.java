package dev.salesflow.company.web;

import dev.salesflow.company.Company;
import dev.salesflow.company.CompanyBook;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The layout shows whose system this is, before the log-in too; moments are told in that company's zone, not in the server's. */
@ControllerAdvice(annotations = Controller.class)
class CompanyOnEveryPage {

    private final CompanyBook company;
    private final Clock clock;

    CompanyOnEveryPage(CompanyBook company, Clock clock) {
        this.company = company;
        this.clock = clock;
    }

    @ModelAttribute("company")
    Company company() {
        return company.current();
    }

    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }
}
