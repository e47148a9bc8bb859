package dev.salesflow.coaching.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class EffectRunTest {

    /** Coached from a hundred days ago until seventy, so meetings are looked at again forty-two days ago. */
    private static final int START = 100;
    private static final int END = 70;
    private static final int AFTER = END - 28;

    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;
    @Autowired EffectRun run;
    @Autowired EffectBook effects;
    @Autowired Viewers viewers;
    @Autowired MockMvc mvc;

    TestPeople people;
    UUID team;
    String manager;

    @BeforeEach
    void aTeam() {
        people = new TestPeople(jdbc);
        team = people.team();
        manager = people.person(Role.MANAGER, team);
        // The days are these tests' own.
        jdbc.sql("delete from rep_day where day < ?").param(day(5)).update();
    }

    @Test
    void holdsACoachedRepAgainstThoseOfTheSameLevelWhoWereNot() {
        var coached = rep(4, 9);
        var round = round(coached, "ACTIVITY", START, END);
        rep(4, 5);
        rep(5, 5);
        rep(12, 20);
        round(rep(4, 10), "ACTIVITY", 90, 80);
        var elsewhere = people.person(Role.REP, people.team());
        days(elsewhere, "meetingPace", 4, 4);

        run.run();
        run.run();

        // Levels 4 4 5 12 4 4: deviation 2.93, so 5 is near enough and 12 is not. Comparable: 4, 5 and 4, who became 5, 5 and 4.
        var effect = effect(round);
        assertThat(effect).containsEntry("verdict", "MEASURED").containsEntry("measure", "meetingPace").containsEntry("others", 3);
        assertThat((BigDecimal) effect.get("own_before")).isEqualByComparingTo("4");
        assertThat((BigDecimal) effect.get("own_after")).isEqualByComparingTo("9");
        assertThat((BigDecimal) effect.get("others_before")).isCloseTo(new BigDecimal("4.3333"), within(new BigDecimal("0.0001")));
        assertThat((BigDecimal) effect.get("others_after")).isCloseTo(new BigDecimal("4.6667"), within(new BigDecimal("0.0001")));
        var found = effects.report(viewers.of(manager), false).effects().get(0);
        assertThat(found.gain().mean()).isCloseTo(4.6667, within(0.0001));
        assertThat(found.gain().finding()).isEqualTo(Spread.Finding.TOO_LITTLE);
    }

    @Test
    void saysWhyARoundIsNotMeasured() {
        var waiting = round(rep(4, 9), "ACTIVITY", 40, 20);
        var without = round(people.person(Role.REP, team), "ACTIVITY", START, END);
        var nothing = round(rep(4, 9), "CONVERSION", START, END);
        rep(3, 3);
        var far = round(rep(40, 41), "ACTIVITY", START, END);

        cancelled(rep(4, 9));
        var left = rep(4, 9);
        cancelled(left);
        people.disable(left);

        run.run();

        assertThat(jdbc.sql("select count(*) from coaching_effect where coaching_id = ?").param(waiting).query(Long.class).single()).isZero();
        assertThat(effect(without)).containsEntry("verdict", "NO_HISTORY");
        assertThat(effect(nothing)).containsEntry("verdict", "NO_MEASURE").containsEntry("measure", null);
        assertThat(effect(far)).containsEntry("verdict", "NOBODY_COMPARABLE");
        assertThat(effects.report(viewers.of(manager), false).leftOut()).isEqualTo(new EffectBook.LeftOut(1, 1, 1, 1, 1, 1));
    }

    @Test
    void showsWhatTenCoachedRepsGainedAndOfNineThatTheyAreTooFew() throws Exception {
        for (var n = 1; n <= 9; n++) {
            measured(n);
        }
        page(manager, Locale.ENGLISH, allOf(containsString("Too little data: fewer than 10 coached reps."), not(containsString("95 %:"))));

        measured(10);

        page(manager, Locale.ENGLISH, allOf(containsString("+5.5"), containsString("95 %: +3.3 to +7.7"), containsString("coached: 4.0 → 11.5"),
                containsString("comparable: 5.0 → 7.0"), containsString("coaching helped")));
        page(manager, Locale.SIMPLIFIED_CHINESE, allOf(containsString("辅导有帮助"), containsString("受辅导：4.0 → 11.5")));
        var stranger = people.person(Role.MANAGER, people.team());
        page(stranger, Locale.ENGLISH, containsString("No finished coaching can be measured yet."));
        mvc.perform(get("/coaching/effect").param("of", "ALL").with(user(stranger).roles("MANAGER")).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("Meetings in 28 days")));
        mvc.perform(get("/coaching/effect").with(user(people.person(Role.REP, team)))).andExpect(status().isForbidden());
    }

    @Test
    void skillsThatNobodyRatedAgainTellNothing() {
        var again = skills(2, 0);
        var not = skills(2, 2);
        var other = skills(2, 1);
        var first = round(again, "SKILL", START, END);
        var second = round(not, "SKILL", START, END);
        rated(again, AFTER + 1);
        rated(not, END + 1);

        run.run();

        assertThat(effect(second)).containsEntry("verdict", "NO_HISTORY");
        assertThat(effect(first)).as("the only comparable was not rated again").containsEntry("verdict", "NOBODY_COMPARABLE");

        jdbc.sql("delete from coaching_effect where coaching_id = ?").param(first).update();
        rated(other, AFTER + 2);
        run.run();

        assertThat(effect(first)).containsEntry("verdict", "MEASURED").containsEntry("others", 1);
    }

    @Test
    void roundsThatWaitKeepNobodyBehindThemWaiting() {
        var coached = rep(4, 9);
        rep(4, 5);
        var due = round(coached, "ACTIVITY", START, END);
        jdbc.sql("""
                        insert into coaching_round (id, rep_login, coach_login, topic, urgency, kind, evidence, state, finding, outcome, started_at, ended_at, version)
                        select gen_random_uuid(), :rep, :coach, 'LOSSES', 'MEDIUM', 'SMALL', '{"facts": {}, "conditions": []}', 'FINISHED', 'UNTRAINED', 'next', :at, :at, 1
                        from generate_series(1, :many)""")
                .param("rep", people.person(Role.REP, team)).param("coach", manager).param("many", EffectRun.PAGE + 1)
                .param("at", day(END + 30).atTime(12, 0).atZone(clock.getZone()).toOffsetDateTime()).update();

        run.run();

        assertThat(effect(due)).containsEntry("verdict", "MEASURED");
    }

    private String skills(int before, int after) {
        var login = people.person(Role.REP, team);
        days(login, "skillGaps", before, after);
        return login;
    }

    private void rated(String rep, int daysAgo) {
        jdbc.sql("""
                        insert into skill_rating (rep_login, by_manager, skill_id, rated_on, importance, ability, rated_by, rated_at)
                        select ?, true, id, ?, 3, 2, ?, now() from skill where name_en = 'Competing'""").params(rep, day(daysAgo), manager).update();
    }

    private void cancelled(String rep) {
        jdbc.sql("update coaching_round set state = 'CANCELLED', finding = null where id = ?").param(round(rep, "ACTIVITY", 40, 30)).update();
    }

    private void page(String manager, Locale locale, Matcher<String> shows) throws Exception {
        mvc.perform(get("/coaching/effect").with(user(manager).roles("MANAGER")).locale(locale)).andExpect(status().isOk()).andExpect(content().string(shows));
    }

    private void measured(int gain) {
        var round = round(people.person(Role.REP, team), "ACTIVITY", START + 7 * gain, END);
        jdbc.sql("""
                        insert into coaching_effect (coaching_id, measure, verdict, own_before, own_after, others, others_before, others_after, measured_at)
                        values (?, 'meetingPace', 'MEASURED', 4, ?, 2, 5, 7, now())""").params(round, 6 + gain).update();
    }

    private String rep(int before, int after) {
        var login = people.person(Role.REP, team);
        days(login, "meetingPace", before, after);
        return login;
    }

    private void days(String login, String measure, int before, int after) {
        Map.of(START, before, AFTER, after).forEach((daysAgo, value) -> jdbc.sql("""
                        insert into rep_day (rep_login, day, peers, measures)
                        select r.login, ?, r.peers, jsonb_build_object(cast(? as text), cast(? as int)) from sales_rep r where r.login = ?""")
                .params(day(daysAgo), measure, value, login).update());
    }

    private UUID round(String rep, String topic, int startedDaysAgo, int endedDaysAgo) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into coaching_round (id, rep_login, coach_login, topic, urgency, kind, evidence, state, finding, outcome, started_at, ended_at, version)
                        values (?, ?, ?, ?, 'MEDIUM', 'SMALL', '{"facts": {}, "conditions": []}', 'FINISHED', 'UNTRAINED', 'next', ?, ?, 1)""")
                .params(id, rep, manager, topic, day(startedDaysAgo).atTime(12, 0).atZone(clock.getZone()).toOffsetDateTime(),
                        day(endedDaysAgo).atTime(12, 0).atZone(clock.getZone()).toOffsetDateTime()).update();
        return id;
    }

    private Map<String, Object> effect(UUID round) {
        return jdbc.sql("select * from coaching_effect where coaching_id = ?").param(round).query().singleRow();
    }

    private LocalDate day(int daysAgo) {
        return LocalDate.now(clock).minusDays(daysAgo);
    }
}
