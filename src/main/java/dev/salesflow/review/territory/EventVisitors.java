package dev.salesflow.review.territory;

import dev.salesflow.review.ReviewItem.Question;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which of a rep's customers came to an event in the last quarter, by the contacts recorded as such, and where they stand now. */
@Component
@Order(20)
class EventVisitors implements TerritorySource {

    private static final int DAYS = 90;
    private static final int NAMED = 8;

    private record Visitor(String name, String grade, int customers, int near) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    EventVisitors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<TerritoryFigure> of(String rep, LocalDate since) {
        var visitors = jdbc.sql("""
                        select c.name, c.grade, cast(count(*) over () as integer) as customers,
                            cast(count(*) filter (where c.grade in ('A', 'B', 'C')) over () as integer) as near
                        from customer c where c.owner_login = :rep and c.merged_into is null
                            and exists (select 1 from contact_record r where r.customer_id = c.id and r.way = 'EVENT' and r.held_on >= :from)
                        order by c.grade nulls last, c.name limit :most""")
                .param("rep", rep).param("from", LocalDate.now(clock).minusDays(DAYS)).param("most", NAMED).query(Visitor.class).list();
        if (visitors.isEmpty()) {
            return List.of(TerritoryFigure.of(Question.EVENT_YIELD, "review.territory.noVisitors", DAYS).calling());
        }
        var figures = new ArrayList<TerritoryFigure>();
        figures.add(TerritoryFigure.of(Question.EVENT_YIELD, "review.territory.visitors", visitors.get(0).customers(), DAYS, visitors.get(0).near()));
        visitors.forEach(one -> figures.add(TerritoryFigure.of(Question.EVENT_YIELD, "review.territory.visitor", one.name(), one.grade() == null ? "–" : one.grade())));
        return figures;
    }
}
