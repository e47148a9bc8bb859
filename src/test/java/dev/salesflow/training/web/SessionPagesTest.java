package dev.salesflow.training.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.coaching.TestTeam;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.training.Course;
import dev.salesflow.training.CourseCatalogue;
import dev.salesflow.training.CourseForm;
import dev.salesflow.training.session.SeatBook;
import dev.salesflow.training.session.SeatMarks;
import dev.salesflow.training.session.SessionBook;
import dev.salesflow.training.session.SessionData;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A session that was held already is entered and marked by several people at once; its trainer leads nobody. */
@SalesflowTest
class SessionPagesTest {

    private static final Pattern FIELD = Pattern.compile("<input[^>]*name=\"((?:login|was|markBefore|interaction|exercises|markAfter|remark)-\\d+)\"[^>]*>");
    private static final Pattern ATTENDED = Pattern.compile("<select[^>]*name=\"(attended-\\d+)\".*?</select>", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
    private static final Pattern SELECTED = Pattern.compile("value=\"(\\w*)\" selected");
    private static final SeatMarks CAME = new SeatMarks(null, true, null, null, 88, null);

    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Viewers viewers;
    @Autowired CourseCatalogue courses;
    @Autowired SessionBook sessions;
    @Autowired SeatBook seats;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvc mvc;

    TestPeople people;
    TestTeam team;
    Viewer manager;
    String trainer;
    UUID id;

    @BeforeEach
    void aSessionHeldThreeDaysAgoWithTwoOnTheList() {
        people = new TestPeople(jdbc);
        team = TestTeam.with(people);
        manager = viewers.of(team.manager());
        trainer = people.person(Role.PRESALES, people.team());
        id = session(3);
        seats.enrol(manager, id, team.rep());
        seats.enrol(manager, id, team.colleague());
    }

    @Test
    void aRefusedSaveNeverLetsTheNextOneOverwriteARowThatWasNotTouched() throws Exception {
        var form = fields(page(trainer, Locale.ENGLISH));
        seats.mark(manager, id, Map.of(team.rep(), CAME), Map.of());
        form.put("markAfter-" + place(form, team.colleague()), "101");

        var refused = send(trainer, "/marks", form);
        var again = fields(refused.getContentAsString(StandardCharsets.UTF_8));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(again).containsEntry("markAfter-" + place(form, team.rep()), "88").containsEntry("attended-" + place(form, team.rep()), "yes")
                .containsEntry("markAfter-" + place(form, team.colleague()), "101").containsEntry("was-" + place(form, team.colleague()), "|||||");
        again.put("markAfter-" + place(form, team.colleague()), "70");

        assertThat(send(trainer, "/marks", again).getStatus()).isEqualTo(302);
        assertThat(markAfter(team.rep())).isEqualTo(88);
        assertThat(markAfter(team.colleague())).isEqualTo(70);
    }

    @Test
    void whatBothTypedIsToldHoweverOftenTheFormWasRefusedBeforeAndThenReplaced() throws Exception {
        var form = fields(page(trainer, Locale.ENGLISH));
        var rep = place(form, team.rep());
        form.put("markAfter-" + rep, "60");
        form.put("markAfter-" + place(form, team.colleague()), "many");
        seats.mark(manager, id, Map.of(team.rep(), CAME), Map.of());

        var second = fields(send(trainer, "/marks", form).getContentAsString(StandardCharsets.UTF_8));
        second.put("markAfter-" + place(form, team.colleague()), "70");
        var told = send(trainer, "/marks", second).getContentAsString(StandardCharsets.UTF_8);

        assertThat(told).contains("Somebody else changed");
        assertThat(markAfter(team.rep())).isEqualTo(88);
        var third = fields(told);
        assertThat(third).containsEntry("markAfter-" + rep, "60").containsEntry("was-" + rep, "|true|||88|");
        assertThat(send(trainer, "/marks", third).getStatus()).isEqualTo(302);
        assertThat(markAfter(team.rep())).isEqualTo(60);
    }

    @Test
    void aListThatGrewMeanwhileKeepsWhatWasTypedWithThePersonItWasTypedFor() throws Exception {
        var form = fields(page(trainer, Locale.ENGLISH));
        form.put("markAfter-" + place(form, team.rep()), "60");
        for (var n = 0; n < 3; n++) {
            seats.enrol(manager, id, people.person(Role.REP, team.team()));
        }

        var answer = send(trainer, "/marks", form);

        assertThat(answer.getStatus()).isEqualTo(409);
        var again = fields(answer.getContentAsString(StandardCharsets.UTF_8));
        assertThat(again).containsEntry("markAfter-" + place(again, team.rep()), "60");
        assertThat(send(trainer, "/marks", again).getStatus()).isEqualTo(302);
        assertThat(markAfter(team.rep())).isEqualTo(60);
    }

    @Test
    void theSameFormSentTwiceIsSavedOnceAndRefusedNever() throws Exception {
        var form = fields(page(trainer, Locale.ENGLISH));
        form.put("markAfter-" + place(form, team.rep()), "60");

        assertThat(send(trainer, "/marks", form).getStatus()).isEqualTo(302);
        assertThat(send(trainer, "/marks", form).getStatus()).isEqualTo(302);
        assertThat(markAfter(team.rep())).isEqualTo(60);
    }

    @Test
    void whoIsTakenOffTheListWhileMarksAreEnteredStays() {
        var taking = transaction.execute(tx -> {
            seats.mark(viewers.of(trainer), id, Map.of(team.rep(), CAME), Map.of());
            var withdrawal = CompletableFuture.runAsync(() -> seats.withdraw(manager, id, team.rep()));
            await().pollInSameThread().until(() -> jdbc.sql("select exists (select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))").query(Boolean.class).single());
            return withdrawal;
        });

        assertThatThrownBy(taking::join).isInstanceOf(CompletionException.class).hasMessageContaining("training.seat.marked.stays");
        assertThat(markAfter(team.rep())).isEqualTo(88);
    }

    @Test
    void whatWasEnteredAfterwardsIsCorrectedOrCancelledUntilSomebodyHasMarks() throws Exception {
        assertThat(page(team.manager(), Locale.ENGLISH)).contains("/training/sessions/" + id + "/edit", "/training/sessions/" + id + "/cancel");
        sessions.change(manager, id, 1, data(5));
        assertThat(jdbc.sql("select distinct cast(timezone(:zone, starts_at) as date) from training_place where session_id = :id").param("zone", clock.getZone().getId()).param("id", id)
                .query(LocalDate.class).single()).isEqualTo(LocalDate.now(clock).minusDays(5));
        var other = session(4);
        sessions.cancel(manager, other, 1, "It was another course");
        assertThat(sessions.get(manager, other).stands()).isFalse();

        seats.mark(viewers.of(trainer), id, Map.of(team.rep(), CAME), Map.of());

        refused("training.session.marked", () -> sessions.change(manager, id, 2, data(6)));
        refused("training.session.marked", () -> sessions.cancel(manager, id, 2, "Nobody liked it"));
        assertThat(page(team.manager(), Locale.ENGLISH)).doesNotContain("/training/sessions/" + id + "/edit", "/training/sessions/" + id + "/cancel");
    }

    @Test
    void whoTrainedPutsAnybodyOnTheListAndTakesThemOffAgain() throws Exception {
        var stranger = people.person(Role.REP, people.team());
        assertThat(page(trainer, Locale.ENGLISH)).contains("<option value=\"" + stranger + "\"", "Entered by mistake", "Take off the list").doesNotContain("Give the seat up");
        assertThat(page(trainer, Locale.SIMPLIFIED_CHINESE)).contains("误登记的人", "移出名单").doesNotContain("取消报名");

        assertThat(send(trainer, "/seats", Map.of("login", stranger)).getStatus()).isEqualTo(302);
        assertThat(sessions.get(manager, id).taken()).isEqualTo(3);
        assertThat(send(trainer, "/seats/removal", Map.of("login", stranger)).getStatus()).isEqualTo(302);

        assertThat(sessions.get(manager, id).taken()).isEqualTo(2);
        refused("error.notAChoice", () -> seats.enrol(manager, id, stranger));
        assertThatThrownBy(() -> seats.withdraw(manager, id, stranger)).isInstanceOf(NotFound.class);
    }

    @Test
    void beforeItBeginsATrainerWhoLeadsNobodyIsOfferedNoSeatButTheirOwn() throws Exception {
        id = session(-7);
        seats.enrol(manager, id, team.rep());

        assertThat(page(trainer, Locale.ENGLISH)).contains(team.rep()).doesNotContain("Give the seat up", "<option value=\"" + team.rep());
        assertThat(page(team.rep(), Locale.ENGLISH)).contains("Give the seat up", "<option value=\"" + team.rep());
        assertThatThrownBy(() -> seats.withdraw(viewers.of(trainer), id, team.rep())).isInstanceOf(NotFound.class);
    }

    private UUID session(int daysAgo) {
        var name = "Course " + UUID.randomUUID();
        var course = courses.put(manager, new Course(null, name, "课程 " + name, CourseForm.DRILL, null, "Value first", "先谈价值", 60, true, 0));
        return sessions.plan(manager, course, data(daysAgo));
    }

    private SessionData data(int daysAgo) {
        return new SessionData(LocalDate.now(clock).minusDays(daysAgo), LocalTime.of(9, 0), 120, "Room 1", null, trainer, 12);
    }

    private String page(String login, Locale language) throws Exception {
        return mvc.perform(get("/training/sessions/" + id).with(user(login).roles(role(login))).locale(language)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse send(String login, String path, Map<String, String> form) throws Exception {
        var request = post("/training/sessions/" + id + path).with(user(login).roles(role(login))).with(csrf()).locale(Locale.ENGLISH);
        form.forEach(request::param);
        return mvc.perform(request).andReturn().getResponse();
    }

    private String role(String login) {
        return viewers.of(login).role().name();
    }

    /** What a browser would send of the form of marks. */
    private static Map<String, String> fields(String page) {
        var fields = new HashMap<String, String>();
        FIELD.matcher(page).results().forEach(found -> fields.put(found.group(1), first(VALUE, found.group())));
        ATTENDED.matcher(page).results().forEach(found -> fields.put(found.group(1), first(SELECTED, found.group())));
        return fields;
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).findFirst().orElse("");
    }

    private static int place(Map<String, String> form, String login) {
        return form.entrySet().stream().filter(field -> field.getKey().startsWith("login-") && field.getValue().equals(login))
                .map(field -> Integer.valueOf(field.getKey().substring("login-".length()))).findFirst().orElseThrow();
    }

    private Integer markAfter(String login) {
        return jdbc.sql("select mark_after from training_place where session_id = ? and login = ?").params(id, login).query(Integer.class).single();
    }

    private static void refused(String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessageContaining(key);
    }
}
