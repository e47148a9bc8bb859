package dev.salesflow.nurturing.occasion;

import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Birthdays of people, of which only the day is read, never the year, and the days on which customers first signed with us. */
@Component
class Anniversaries {

    /** A day that comes again each year; grade and tier of its customer. */
    record Found(boolean birthday, String what, int dayOfYear, int since, UUID customerId, String customer, String grade, String tier) {
    }

    /** Who is meant stands first and apart: by the days alone there are few, and only those few customers are then looked at. */
    private static final String FIND = """
            with meant as materialized (select c.id from customer c where c.merged_into is null and %s)
            select true as birthday, k.name as what, day_of_year(k.birthday) as day_of_year, 0 as since, c.id as customer_id, c.name as customer,
                   c.grade, nullif(p.tier, '') as tier
            from contact k join meant on meant.id = k.customer_id join customer c on c.id = k.customer_id join contact_plan p on p.customer_id = c.id
            where k.birthday is not null and day_of_year(k.birthday) = any(cast(:days as integer[]))
            union all
            select false, null, day_of_year(o.closed_on), cast(extract(year from o.closed_on) as integer), c.id, c.name, c.grade, nullif(p.tier, '')
            from opportunity o join meant on meant.id = o.customer_id join customer c on c.id = o.customer_id join contact_plan p on p.customer_id = c.id
            where o.outcome = 'WON' and day_of_year(o.closed_on) = any(cast(:days as integer[]))
                and not exists (select 1 from opportunity first where first.customer_id = o.customer_id and first.outcome = 'WON'
                                and (first.closed_on, first.id) < (o.closed_on, o.id))
            order by customer, customer_id limit :most""";

    private final JdbcClient jdbc;

    Anniversaries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param which condition on the customer {@code c} */
    List<Found> find(String which, Map<String, ?> parameters, Map<Integer, LocalDate> days, int most) {
        return jdbc.sql(FIND.formatted(which)).params(parameters).param("days", days.keySet().toArray(Integer[]::new)).param("most", most)
                .query(Found.class).list();
    }

    /** The days to come by their number within the year; 29 February is kept on 1 March where there is none. */
    static Map<Integer, LocalDate> days(LocalDate today, int ahead) {
        var days = new HashMap<Integer, LocalDate>();
        today.datesUntil(today.plusDays(ahead + 1L)).forEach(day -> {
            days.put(day.getMonthValue() * 100 + day.getDayOfMonth(), day);
            if (day.getMonthValue() == 3 && day.getDayOfMonth() == 1 && !Year.isLeap(day.getYear())) {
                days.put(229, day);
            }
        });
        return days;
    }
}
