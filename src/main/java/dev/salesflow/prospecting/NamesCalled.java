package dev.salesflow.prospecting;

import dev.salesflow.review.ReviewItem.Question;
import dev.salesflow.review.territory.TerritoryFigure;
import dev.salesflow.review.territory.TerritorySource;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a rep's calls through lists came to, for the case review: names called since, how good our data of them are, who is still to be called. */
@Component
@Order(30)
class NamesCalled implements TerritorySource {

    private static final String CALLED = """
            select count(*)::int as called, (count(*) filter (where outcome in ('INTERESTED', 'REACHED', 'NOT_INTERESTED')))::int as reached,
                (count(*) filter (where outcome = 'INTERESTED'))::int as interested, count(data_right)::int as judged, (count(*) filter (where data_right))::int as "right",
                count(knows_company)::int as asked, (count(*) filter (where knows_company))::int as know_us
            from prospect where called_by = :rep and called_at >= :since""";
    private static final String LEFT = """
            select count(*)::int from prospect_caller k join prospect_list l on l.id = k.list_id and l.closed_at is null
            join prospect p on p.list_id = l.id and p.next_at is not null where k.login = :rep""";

    private record Calls(int called, int reached, int interested, int judged, int right, int asked, int knowUs) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    NamesCalled(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nothing of who calls through no list. */
    @Override
    public List<TerritoryFigure> of(String rep, LocalDate since) {
        var calls = jdbc.sql(CALLED).param("rep", rep).param("since", OffsetDateTime.from(since.atStartOfDay(clock.getZone()))).query(Calls.class).single();
        int left = jdbc.sql(LEFT).param("rep", rep).query(Integer.class).single();
        var figures = new ArrayList<TerritoryFigure>();
        if (calls.called() > 0) {
            figures.add(figure("called", calls.called(), since.toString(), calls.reached(), calls.interested()));
        }
        if (calls.judged() > 0) {
            var right = figure("dataRight", calls.right(), calls.judged());
            figures.add(calls.right() < calls.judged() ? right.calling() : right);
        }
        if (calls.asked() > 0) {
            figures.add(figure("knowUs", calls.knowUs(), calls.asked()));
        }
        if (left > 0) {
            figures.add(calls.called() == 0 ? figure("left", left).calling() : figure("left", left));
        }
        return figures;
    }

    private static TerritoryFigure figure(String key, Object... arguments) {
        return TerritoryFigure.of(Question.LIST_SIZE, "prospecting.territory." + key, arguments);
    }
}
