package dev.salesflow.customer;

import dev.salesflow.identity.OpenWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A rep's customers, which somebody else goes on with when the rep leaves. */
@Component
class OwnedCustomers implements OpenWork {

    private final CustomerOwners owners;
    private final JdbcClient jdbc;

    OwnedCustomers(CustomerOwners owners, JdbcClient jdbc) {
        this.owners = owners;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "customers";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from customer where owner_login = ? and merged_into is null").param(login).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        owners.moveAll(from, to, by);
        // One that was merged away may be parted again, and must not come back to who left.
        jdbc.sql("update customer set owner_login = ? where owner_login = ? and merged_into is not null").params(to, from).update();
    }
}
