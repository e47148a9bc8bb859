package dev.salesflow.coaching.effect;

import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.effect.Effect.Round;
import dev.salesflow.identity.Viewer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads whether coaching works, over the rounds that ended within two years. */
@Component
@Transactional(readOnly = true)
public class EffectBook {

    private static final int YEARS = 2;

    private static final String ROUNDS = """
            select c.rep_login as rep, coalesce(d.peers, c.coach_login) || to_char(c.started_at, ' IYYY-IW') as among, e.measure, c.kind, e.own_before, e.own_after, e.others_before, e.others_after
            from coaching_round c join coaching_effect e on e.coaching_id = c.id
            left join rep_day d on d.rep_login = c.rep_login and d.day = e.before_on
            where e.verdict = 'MEASURED' and c.state = 'FINISHED' and c.ended_at >= :since and %s""";

    private static final String LEFT_OUT = """
            select count(*) filter (where c.state = 'FINISHED' and e.coaching_id is null)::int as waiting,
                   count(*) filter (where e.verdict = 'NO_HISTORY')::int as without_history,
                   count(*) filter (where e.verdict = 'NOBODY_COMPARABLE')::int as incomparable,
                   count(*) filter (where e.verdict = 'NO_MEASURE')::int as without_measure,
                   count(*) filter (where c.state = 'CANCELLED' and u.enabled)::int as cancelled,
                   count(*) filter (where c.state = 'CANCELLED' and not u.enabled)::int as gone
            from coaching_round c join app_user u on u.login = c.rep_login left join coaching_effect e on e.coaching_id = c.id
            where c.ended_at >= :since and %s""";

    /**
     * Rounds that ended and that the figures do not rest on, by why.
     *
     * @param gone cancelled because the rep left
     */
    public record LeftOut(int waiting, int withoutHistory, int incomparable, int withoutMeasure, int cancelled, int gone) {

        public boolean any() {
            return waiting + withoutHistory + incomparable + withoutMeasure + cancelled + gone > 0;
        }
    }

    /**
     * @param effects by measure, both kinds together first and then each
     */
    public record Report(List<Effect> effects, LeftOut leftOut) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    EffectBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Of the viewer's reps, or of all: of more people than a manager leads only means of at least ten are told, and no names.
     */
    public Report report(Viewer viewer, boolean everybody) {
        if (!viewer.leads()) {
            throw new AccessDeniedException("only managers see whether coaching works");
        }
        var seen = everybody ? "true" : viewer.sees("c.rep_login");
        var since = OffsetDateTime.now(clock).minusYears(YEARS);
        var rounds = jdbc.sql(ROUNDS.formatted(seen)).params(viewer.parameters()).param("since", since)
                .query((row, n) -> new Round(row.getString("rep"), row.getString("among"), Measure.named(row.getString("measure")), CoachingKind.valueOf(row.getString("kind")),
                        row.getDouble("own_before"), row.getDouble("own_after"), row.getDouble("others_before"), row.getDouble("others_after"))).list();
        var leftOut = jdbc.sql(LEFT_OUT.formatted(seen)).params(viewer.parameters()).param("since", since).query(LeftOut.class).single();
        return new Report(effects(rounds), leftOut);
    }

    static List<Effect> effects(List<Round> rounds) {
        Map<Measure, List<Round>> byMeasure = rounds.stream().collect(Collectors.groupingBy(Round::measure, () -> new EnumMap<>(Measure.class), Collectors.toList()));
        var effects = new ArrayList<Effect>();
        byMeasure.forEach((measure, all) -> {
            effects.add(Effect.of(measure, null, all));
            for (var kind : CoachingKind.values()) {
                var some = all.stream().filter(round -> round.kind() == kind).toList();
                if (!some.isEmpty() && some.size() < all.size()) {
                    effects.add(Effect.of(measure, kind, some));
                }
            }
        });
        return effects;
    }
}
