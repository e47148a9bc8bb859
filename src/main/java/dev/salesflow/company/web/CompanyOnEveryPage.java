package dev.salesflow.company.web;

import dev.salesflow.company.Company;
import dev.salesflow.company.CompanyBook;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The layout shows whose system this is, before the log-in too. */
@ControllerAdvice(annotations = Controller.class)
class CompanyOnEveryPage {

    private final CompanyBook company;

    CompanyOnEveryPage(CompanyBook company) {
        this.company = company;
    }

    @ModelAttribute("company")
    Company company() {
        return company.current();
    }
}
