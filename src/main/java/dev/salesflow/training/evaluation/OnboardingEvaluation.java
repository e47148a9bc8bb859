package dev.salesflow.training.evaluation;

import dev.salesflow.coaching.effect.Measure;
import dev.salesflow.identity.Viewer;
import dev.salesflow.training.onboarding.Onboarding;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an onboarding brought, for who leads: the skills of its topics as rated before and after, and the figures of the first weeks beside the team's. */
@Component
@Transactional(readOnly = true)
public class OnboardingEvaluation {

    private static final List<Measure> ASKED = List.of(Measure.MEETINGS, Measure.OPEN_DEALS, Measure.MINIMUMS_MISSED);

    private static final String SKILLS = """
            select count(*)::int as skills, count(b.ability)::int as before_rated, count(a.ability)::int as after_rated,
                   round(avg(b.ability) filter (where a.ability is not null), 1) as before, round(avg(a.ability) filter (where b.ability is not null), 1) as after
            from (select distinct c.skill_id from onboarding_topic t join course c on c.id = t.course_id where t.onboarding_id = :id and c.skill_id is not null) s
            left join lateral (select r.ability from skill_rating r where r.rep_login = :newcomer and r.skill_id = s.skill_id and r.rated_on <= :started
                order by r.by_manager desc, r.rated_on desc limit 1) b on true
            left join lateral (select r.ability from skill_rating r where r.rep_login = :newcomer and r.skill_id = s.skill_id and r.rated_on >= :ended
                order by r.by_manager desc, r.rated_on desc limit 1) a on true""";

    /** Of the first night by which the figure holds nothing but days after the end. */
    private static final String FIGURES = """
            select asked.fact as key, asked.days, own.value as own, round(others.value, 1) as others, coalesce(others.people, 0)::int as people
            from unnest(cast(:facts as text[]), cast(:days as int[])) with ordinality as asked(fact, days, n)
            left join lateral (select r.day, r.peers, cast(r.measures -> asked.fact as numeric) as value from rep_day r
                where r.rep_login = :newcomer and r.day >= :ended + asked.days and r.day < :ended + asked.days + 7 and jsonb_exists(r.measures, asked.fact)
                order by r.day limit 1) own on true
            left join lateral (select avg(cast(r.measures -> asked.fact as numeric)) as value, count(*) as people from rep_day r
                where r.day = own.day and r.peers = own.peers and r.rep_login <> :newcomer and jsonb_exists(r.measures, asked.fact) and %s) others on true
            order by asked.n""";

    /**
     * @param skills that its topics train; {@code beforeRated} and {@code afterRated} of them were rated by its first day, and from its last on
     * @param before mean ability, 1 to 3, of those rated both times; null where none was
     */
    public record Skills(int skills, int beforeRated, int afterRated, BigDecimal before, BigDecimal after) {
    }

    /** @param own null where that night is not there yet */
    public record Figure(String key, int days, BigDecimal own, BigDecimal others, int people) {
    }

    public record Found(Skills skills, List<Figure> figures) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    OnboardingEvaluation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty while it runs, where it was broken off, and for who does not lead. */
    public Optional<Found> of(Viewer viewer, Onboarding onboarding) {
        if (!viewer.leads() || onboarding.finding() == null) {
            return Optional.empty();
        }
        var ended = onboarding.endedAt().atZone(clock.getZone()).toLocalDate();
        var skills = jdbc.sql(SKILLS).param("id", onboarding.id()).param("newcomer", onboarding.newcomer()).param("started", onboarding.startedOn())
                .param("ended", ended).query(Skills.class).single();
        var figures = jdbc.sql(FIGURES.formatted(viewer.sees("r.rep_login"))).params(viewer.parameters()).param("newcomer", onboarding.newcomer()).param("ended", ended)
                .param("facts", ASKED.stream().map(Measure::fact).toArray(String[]::new)).param("days", ASKED.stream().map(Measure::days).toArray(Integer[]::new))
                .query(Figure.class).list();
        return Optional.of(new Found(skills, figures));
    }
}
