package dev.salesflow.customer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who sees a customer and so can be given work on it: {@link CustomerSight} the other way round. */
@Component
public class CustomerCircle {

    private static final String MEMBERS = """
            with recursive owners(login) as (
                select owner_login from customer where id = :customer
                union select owner_login from opportunity where customer_id = :customer),
            above(id) as (
                select u.team_id from app_user u join owners o on o.login = u.login where u.team_id is not null
                union select t.parent_id from team t join above a on a.id = t.id where t.parent_id is not null)
            select u.login, u.name from app_user u
            where u.enabled and (exists (select 1 from deal_helper h join opportunity p on p.id = h.opportunity_id
                                         where p.customer_id = :customer and h.login = u.login) or case u.role
                when 'ADMIN' then true
                when 'MANAGER' then u.team_id in (select id from above) or exists (select 1 from owners o where o.login is null or o.login = u.login)
                when 'PRESALES' then exists (select 1 from opportunity p where p.customer_id = :customer and p.presales_login = u.login)
                    or u.login = (select owner_login from customer where id = :customer)
                else exists (select 1 from owners o where o.login = u.login) end)
            order by lower(u.name), u.login""";

    private final JdbcClient jdbc;

    CustomerCircle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Login to name, by name; enabled people only. */
    @Transactional(readOnly = true)
    public Map<String, String> of(UUID customerId) {
        var members = new LinkedHashMap<String, String>();
        jdbc.sql(MEMBERS).param("customer", customerId).query(row -> {
            members.put(row.getString(1), row.getString(2));
        });
        return members;
    }
}
