package dev.salesflow.nurturing.web;

import dev.salesflow.customer.Contact;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerCircle;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be chosen in the form of a contact once the customer is known. */
@Component
class ContactChoices {

    /** An open deal of the customer; {@code product} may be null. */
    record Deal(UUID id, Stage stage, String product) {
    }

    /** @param owners login to name of who can be given the next action */
    record About(Map<String, String> owners, List<Contact> people, List<Deal> deals) {

        /** The deal that a contact is most likely about. */
        public UUID onlyDeal() {
            return deals.size() == 1 ? deals.get(0).id() : null;
        }
    }

    private final CustomerBook customers;
    private final CustomerCircle circle;
    private final People people;
    private final JdbcClient jdbc;

    ContactChoices(CustomerBook customers, CustomerCircle circle, People people, JdbcClient jdbc) {
        this.customers = customers;
        this.circle = circle;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** @param customerId of a customer the viewer sees; null while none is chosen */
    About of(UUID customerId, Viewer viewer) {
        return customerId == null ? new About(people.names(List.of(viewer.login())), List.of(), List.of())
                : new About(circle.of(customerId), customers.contacts(customerId), deals(customerId, viewer));
    }

    private List<Deal> deals(UUID customerId, Viewer viewer) {
        return jdbc.sql("""
                        select o.id, o.stage, p.name as product from opportunity o left join product p on p.id = o.product_id
                        where o.customer_id = :customer and o.outcome = 'OPEN' and %s order by o.id desc""".formatted(OpportunityBook.sees(viewer)))
                .param("customer", customerId).params(viewer.parameters()).query(Deal.class).list();
    }
}
