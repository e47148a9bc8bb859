package dev.salesflow.opportunity.web;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the selects of a deal's forms offer. */
@Component
class DealChoices {

    private final People people;
    private final CompanyBook company;

    DealChoices(People people, CompanyBook company) {
        this.people = people;
        this.company = company;
    }

    /** Login to name of those who can take a deal from this person. */
    Map<String, String> colleagues(Viewer viewer) {
        return names(people.colleagues(viewer, Role.REP, Role.MANAGER));
    }

    Map<String, String> presalesPeople() {
        return names(people.enabled(Role.PRESALES));
    }

    /** Those who can answer a customer's question: the person and those they lead, presales, and who is named already. */
    Map<String, String> helpers(Viewer viewer, String... named) {
        var helpers = colleagues(viewer);
        helpers.putAll(presalesPeople());
        for (var login : named) {
            if (login != null) {
                people.find(login).ifPresent(person -> helpers.putIfAbsent(person.login(), person.name()));
            }
        }
        return helpers;
    }

    /** What an amount is in that was given without its currency; null for none. */
    String currencyOf(BigDecimal amount) {
        return amount == null ? null : company.current().currency();
    }

    boolean isPerson(String login) {
        return people.find(login).isPresent();
    }

    private static Map<String, String> names(List<Person> persons) {
        var names = new LinkedHashMap<String, String>();
        persons.forEach(person -> names.put(person.login(), person.name()));
        return names;
    }
}
