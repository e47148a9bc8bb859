package dev.salesflow.review.agenda;

import dev.salesflow.review.ReviewRules;
import dev.salesflow.rules.RuleBook;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells whether an agenda has been overtaken by what happened since it was prepared; in one statement. */
@Component
public class AgendaAges {

    private static final String AGE = """
            with mine as (select c.id, c.grade from customer c where %s)
            select v.prepared_at,
                (select count(*) from review_case k left join mine m on m.id = k.customer_id
                    where k.review_id = v.id and k.decided_at is null and (m.id is null or m.grade is distinct from k.grade)
                    and not exists (select 1 from review_action a where a.review_id = v.id and a.customer_id = k.customer_id)) as moved,
                (select count(*) from mine m where coalesce(m.grade, '') = any(:whole)
                    and not exists (select 1 from review_case k where k.review_id = v.id and k.customer_id = m.id)) as come
            from case_review v where v.id = :review""".formatted(AgendaMaker.OF_REP);

    private record Row(Instant preparedAt, int moved, int come) {
    }

    private final RuleBook rules;
    private final JdbcClient jdbc;

    AgendaAges(RuleBook rules, JdbcClient jdbc) {
        this.rules = rules;
        this.jdbc = jdbc;
    }

    /** @param agenda as it was prepared; empty where it is null */
    @Transactional(readOnly = true)
    public Optional<AgendaAge> of(UUID review, String rep, Agenda agenda) {
        if (agenda == null) {
            return Optional.empty();
        }
        // Of a grade with more customers than any meeting takes some are always missing.
        var whole = agenda.groups().stream().filter(group -> !group.territory() && group.agenda() != null && !group.sampled() && group.chosen() < AgendaMaker.LONGEST)
                .map(AgendaGroup::key).toArray(String[]::new);
        var row = jdbc.sql(AGE).param("review", review).param("rep", rep).param("whole", whole).query(Row.class).single();
        return Optional.of(new AgendaAge(row.preparedAt(), row.moved(), row.come(), agenda.tableVersion(), rules.live(ReviewRules.CASE_REVIEW).version().version()));
    }
}
