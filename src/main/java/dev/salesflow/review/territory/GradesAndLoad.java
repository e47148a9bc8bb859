package dev.salesflow.review.territory;

import dev.salesflow.nurturing.cadence.OverdueContacts;
import dev.salesflow.nurturing.pool.TerritoryCounts;
import dev.salesflow.nurturing.pool.TerritoryFacts.Load;
import dev.salesflow.review.ReviewItem.Question;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many customers of each grade a rep has, whether they are too many or too few, and how complete the list is. */
@Component
@Order(10)
class GradesAndLoad implements TerritorySource {

    private record Counts(int a, int b, int c, int d, int ungraded, int all, int added, int reachable, int overdue) {

        int near() {
            return a + b;
        }
    }

    private static final String COUNT = """
            select count(*) filter (where c.grade = 'A') as a, count(*) filter (where c.grade = 'B') as b, count(*) filter (where c.grade = 'C') as c,
                count(*) filter (where c.grade = 'D') as d, count(*) filter (where c.grade is null) as ungraded, count(*) as "all",
                count(*) filter (where c.created_at >= cast(:since as date)) as added,
                count(*) filter (where c.phone is not null and c.address is not null and exists (select 1 from contact k where k.customer_id = c.id)) as reachable,
                %s as overdue
            from customer c where c.owner_login = :rep and c.merged_into is null""".formatted(OverdueContacts.of(":rep"));

    private final TerritoryCounts territories;
    private final JdbcClient jdbc;
    private final Clock clock;

    GradesAndLoad(TerritoryCounts territories, JdbcClient jdbc, Clock clock) {
        this.territories = territories;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<TerritoryFigure> of(String rep, LocalDate since) {
        var counts = jdbc.sql(COUNT).param("rep", rep).param("since", since).param("today", LocalDate.now(clock)).query(Counts.class).single();
        var figures = new ArrayList<TerritoryFigure>();
        figures.add(TerritoryFigure.of(Question.GRADE_COUNTS, "review.territory.grades", counts.a(), counts.b(), counts.c(), counts.d(), counts.ungraded()));
        var size = territories.load(counts.all(), counts.near()).map(load -> figure(load, counts)).orElseGet(() -> figure("size", counts));
        figures.add(size);
        figures.add(TerritoryFigure.of(Question.LIST_SIZE, "review.territory.added", counts.added(), since.toString()));
        if (counts.all() > 0) {
            var complete = TerritoryFigure.of(Question.LIST_SIZE, "review.territory.complete", counts.reachable(), counts.all());
            figures.add(counts.reachable() < counts.all() ? complete.calling() : complete);
        }
        if (counts.overdue() > 0) {
            figures.add(TerritoryFigure.of(Question.LIST_SIZE, "review.territory.overdue", counts.overdue()).calling());
        }
        return figures;
    }

    private static TerritoryFigure figure(Load load, Counts counts) {
        var told = figure("size." + load.name(), counts);
        return load == Load.FITTING ? told : told.calling();
    }

    private static TerritoryFigure figure(String key, Counts counts) {
        return TerritoryFigure.of(Question.LIST_SIZE, "review.territory." + key, counts.all(), counts.near());
    }
}
