package dev.salesflow.opportunity;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Refusal;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the customer a person means by a typed name or number; only among those the person sees. */
@Component
@Transactional(readOnly = true)
public class CustomerOfDeal {

    private static final int NEAR_MATCHES = 5;

    private final CustomerBook customers;
    private final JdbcClient jdbc;

    CustomerOfDeal(CustomerBook customers, JdbcClient jdbc) {
        this.customers = customers;
        this.jdbc = jdbc;
    }

    private record Match(UUID id, String name) {
    }

    /** The one customer that is meant, or a refusal that names those that come near. */
    public UUID find(String nameOrNumber, Viewer viewer) {
        var typed = nameOrNumber.strip();
        var exact = matches("(c.external_id = :typed or registration_key(c.registration_number) = registration_key(:typed) or lower(c.name) = lower(:typed))",
                typed, viewer);
        if (exact.isEmpty()) {
            exact = customers.withSameName(typed).stream()
                    .flatMap(customer -> matches("c.id = cast(:typed as uuid)", customer.id().toString(), viewer).stream())
                    .toList();
        }
        if (exact.size() == 1) {
            return theirs(exact.get(0), viewer);
        }
        var near = exact.isEmpty() ? matches("""
                (strpos(lower(c.name), lower(:typed)) > 0 or strpos(lower(:typed), lower(c.name)) > 0
                 or lower(c.name) like lower(left(:typed, 2)) || '%')""", typed, viewer) : exact;
        throw near.isEmpty() ? Refusal.ofField("customer", "opportunity.noSuchCustomer", typed)
                : Refusal.ofField("customer", "opportunity.whichCustomer", typed,
                        String.join(", ", near.stream().map(Match::name).toList()));
    }

    /** Who sees a customer by a deal with it does not begin another for its owner. */
    private UUID theirs(Match match, Viewer viewer) {
        if (!customers.mayEdit(customers.get(match.id()), viewer)) {
            throw Refusal.ofField("customer", "opportunity.notYourCustomer", match.name());
        }
        return match.id();
    }

    private List<Match> matches(String condition, String typed, Viewer viewer) {
        return jdbc.sql("select c.id, c.name from customer c where " + condition + " and " + CustomerSight.of(viewer, "c")
                        + " order by length(c.name), c.id limit " + NEAR_MATCHES)
                .param("typed", typed).params(viewer.parameters())
                .query((rs, n) -> new Match(rs.getObject(1, UUID.class), rs.getString(2))).list();
    }
}
