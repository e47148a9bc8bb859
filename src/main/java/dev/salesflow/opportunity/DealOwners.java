package dev.salesflow.opportunity;

import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** To whom a deal may belong, and to whom a new one does: whom it was opened for, else the customer's rep, else whoever opens it. */
@Component
class DealOwners {

    private final JdbcClient jdbc;

    DealOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String of(Opening opening, String by) {
        if (opening.owner() != null) {
            require(opening.owner(), "owner");
            return opening.owner();
        }
        var owners = jdbc.sql("select coalesce(owner_login, '') from customer where id = ?")
                .param(opening.customerId()).query(String.class).optional()
                .orElseThrow(() -> new NotFound("customer", opening.customerId()));
        return owners.isEmpty() ? by : owners;
    }

    void require(String login, String field) {
        if (!jdbc.sql("select exists (select 1 from app_user where login = ? and enabled)").param(login)
                .query(Boolean.class).single()) {
            throw Refusal.ofField(field, "opportunity.noSuchPerson", login);
        }
    }
}
