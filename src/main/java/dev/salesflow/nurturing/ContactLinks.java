package dev.salesflow.nurturing;

import dev.salesflow.customer.CustomerCircle;
import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether what a contact names is there, is the customer's own and within sight: questions one row cannot answer. */
@Component
class ContactLinks {

    private final CustomerCircle circle;
    private final JdbcClient jdbc;

    ContactLinks(CustomerCircle circle, JdbcClient jdbc) {
        this.circle = circle;
        this.jdbc = jdbc;
    }

    /** Where the customer that the note names is out of the person's sight. */
    Optional<Refusal> problemOfSight(ContactNote note, Viewer viewer) {
        return exists("customer c where c.id = :id and " + CustomerSight.of(viewer, "c"), note.customerId(), note, viewer)
                ? Optional.empty() : Optional.of(Refusal.ofField("customerId", "error.notAChoice"));
    }

    /** Everything that is wrong with what else the note names; it names a customer. */
    List<Refusal> problems(ContactNote note, Viewer viewer) {
        var problems = new Refusals()
                .require(exists("opportunity o where o.id = :id and o.customer_id = :customer and " + OpportunityBook.sees(viewer),
                        note.opportunityId(), note, viewer), "opportunityId", "error.notAChoice")
                .require(exists("contact k where k.id = :id and k.customer_id = :customer", note.contactId(), note, viewer),
                        "contactId", "error.notAChoice")
                .require(exists("contact_record r where r.id = :id and r.customer_id = :customer and " + does(viewer), note.completes(), note, viewer),
                        "completes", "error.notAChoice");
        return note.next() == null ? problems.all() : problems.add(ownerProblem(note.customerId(), note.next().owner())).all();
    }

    /** Nobody is given work on a customer out of their sight. */
    Optional<Refusal> ownerProblem(UUID customerId, String owner) {
        return circle.of(customerId).containsKey(owner) ? Optional.empty()
                : Optional.of(Refusal.ofField("nextOwner", "nextAction.ownerSeesNothing", owner));
    }

    /** Whether the action of that record is the viewer's to do, or one that they lead; closed ones too. */
    boolean isMine(UUID recordId, Viewer viewer) {
        return jdbc.sql("select exists (select 1 from contact_record r where r.id = :id and " + does(viewer) + ")")
                .param("id", recordId).params(viewer.parameters()).query(Boolean.class).single();
    }

    private static String does(Viewer viewer) {
        return "r.next_owner is not null and " + viewer.worksOn("r.next_owner");
    }

    /** True where nothing is named. */
    private boolean exists(String what, UUID id, ContactNote note, Viewer viewer) {
        var parameters = new HashMap<>(viewer.parameters());
        parameters.put("customer", note.customerId());
        return id == null || jdbc.sql("select exists (select 1 from " + what + ")").param("id", id).params(parameters).query(Boolean.class).single();
    }
}
