package dev.salesflow.training.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.TestClock;
import dev.salesflow.coaching.TestTeam;
import dev.salesflow.coaching.skill.Rating;
import dev.salesflow.coaching.skill.SkillBook;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Refusal;
import dev.salesflow.training.Course;
import dev.salesflow.training.CourseCatalogue;
import dev.salesflow.training.CourseForm;
import dev.salesflow.training.evaluation.EvaluationBook;
import dev.salesflow.training.evaluation.OnboardingEvaluation;
import dev.salesflow.training.onboarding.OnboardingBook;
import dev.salesflow.training.session.SeatBook;
import dev.salesflow.training.session.SeatMarks;
import dev.salesflow.training.session.SessionBook;
import dev.salesflow.training.session.SessionData;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class TrainingPagesTest {

    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired Viewers viewers;
    @Autowired CourseCatalogue courses;
    @Autowired SessionBook sessions;
    @Autowired SeatBook seats;
    @Autowired PeopleDesk desk;
    @Autowired EvaluationBook evaluations;
    @Autowired OnboardingBook onboardings;
    @Autowired OnboardingEvaluation onboarded;
    @Autowired SkillBook skills;
    @Autowired MockMvc mvc;

    TestPeople people;
    TestTeam team;
    UUID skill;
    UUID course;
    String trainer;

    @BeforeEach
    void aCourse() {
        people = new TestPeople(jdbc);
        team = TestTeam.with(people);
        trainer = people.person(Role.PRESALES, team.team());
        skill = jdbc.sql("select id from skill where name_en = 'Quoting'").query(UUID.class).single();
        course = course();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aManagerKeepsACourseWithMaterialsInBothLanguagesAndEverybodyReadsIt() throws Exception {
        mvc.perform(post("/training/courses/" + course + "/links").with(manager()).with(csrf()).param("titleEn", "The handbook").param("titleZh", "手册")
                .param("link", "https://example.com/handbook")).andExpect(redirectedUrl("/training/courses/" + course));
        mvc.perform(multipart("/training/courses/" + course + "/files").file(new MockMultipartFile("file", "notes.txt", "text/plain",
                "Value before price".getBytes(StandardCharsets.UTF_8))).with(manager()).with(csrf())).andExpect(redirectedUrl("/training/courses/" + course));
        var file = jdbc.sql("select id from course_material where course_id = ? and link is null").param(course).query(UUID.class).single();

        mvc.perform(get("/training/courses/" + course).with(rep()).locale(Locale.ENGLISH)).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("The handbook"), containsString("notes.txt"), containsString("Drill"), not(containsString("What it brought")))));
        mvc.perform(get("/training/courses/" + course).with(rep()).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(allOf(containsString("手册"), containsString("演练"), containsString("报价"))));
        mvc.perform(get("/training/courses/" + course + "/materials/" + file).with(rep())).andExpect(content().string("Value before price"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        mvc.perform(get("/training").with(rep()).locale(Locale.ENGLISH)).andExpect(status().isOk());
        mvc.perform(post("/training/courses/" + course + "/materials/" + file + "/removal").with(manager()).with(csrf())).andExpect(redirectedUrl("/training/courses/" + course));
        mvc.perform(get("/training/courses/" + course + "/materials/" + file).with(rep())).andExpect(status().isNotFound());
    }

    @Test
    void hostileInputIsToldBesideItsFieldAndNothingIsLost() throws Exception {
        mvc.perform(post("/training/courses").with(manager()).with(csrf()).locale(Locale.ENGLISH).param("nameEn", "kept text").param("nameZh", "").param("form", "DANCE")
                        .param("skill", "none").param("passingMark", "101").param("aboutEn", "only English"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(containsString("kept text"), containsString("nameZh-problem"),
                        containsString("form-problem"), containsString("skill-problem"), containsString("passingMark-problem"), containsString("aboutZh-problem"))));
        for (var link : List.of("javascript:alert(1)", "file:///etc/passwd", "https://a@b", "no address", "https:///x")) {
            mvc.perform(post("/training/courses/" + course + "/links").with(manager()).with(csrf()).locale(Locale.ENGLISH).param("titleEn", "kept text").param("titleZh", "保留")
                    .param("link", link)).andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(containsString("kept text"), containsString("link-problem"))));
        }
        mvc.perform(multipart("/training/courses/" + course + "/files").file(new MockMultipartFile("file", "evil.exe", "text/plain", new byte[] {'M', 'Z', 0, 0, 1}))
                .with(manager()).with(csrf())).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/training/courses/" + course + "/files").with(manager()).with(csrf())).andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/training/courses/" + course + "/sessions").with(manager()).with(csrf()).locale(Locale.ENGLISH).param("day", "yesterday").param("from", "25:00")
                        .param("minutes", "5").param("trainer", "nobody").param("seats", "0"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(containsString("day-problem"), containsString("from-problem"),
                        containsString("minutes-problem"), containsString("trainer-problem"), containsString("seats-problem"), containsString("place-problem"))));
        mvc.perform(post("/training/courses/" + course + "/sessions").with(manager()).with(csrf()).locale(Locale.ENGLISH).param("day", "2020-01-01").param("from", "09:00")
                        .param("minutes", "60").param("trainer", trainer).param("seats", "5").param("place", "kept text"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(containsString("kept text"), containsString("At most one year back"))));
        mvc.perform(post("/training/onboarding/plan").with(manager()).with(csrf()).locale(Locale.ENGLISH).param("day", "0").param("position", "x").param("topicEn", "kept text")
                        .param("course", UUID.randomUUID().toString()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(containsString("kept text"), containsString("day-problem"),
                        containsString("position-problem"), containsString("checkZh-problem"))));
        mvc.perform(post("/training/onboarding/plan/rule").with(manager()).with(csrf()).locale(Locale.ENGLISH).param("passingMark", "60").param("practiceShare", "50").param("version", "1"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("from 51 to 100")));
        mvc.perform(post("/training/onboarding").with(manager()).with(csrf()).locale(Locale.ENGLISH).param("newcomer", "\u0000").param("mentor", "nobody"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(containsString("newcomer-problem"), containsString("mentor-problem"))));
        assertThat(jdbc.sql("select count(*) from training_session where course_id = ?").param(course).query(Long.class).single()).isZero();
    }

    @Test
    void nobodyIsInTwoPlacesAndNoSeatIsGivenTwice() {
        var first = session(9, 1);
        seats.enrol(viewers.of(team.rep()), first, team.rep());

        refused("training.seat.taken", () -> seats.enrol(viewers.of(team.manager()), first, team.rep()));
        refused("training.session.full", () -> seats.enrol(viewers.of(team.manager()), first, team.colleague()));
        refused("training.busy.session", () -> sessions.plan(viewers.of(team.manager()), course, data(10, trainer, 5)));
        var second = sessions.plan(viewers.of(team.manager()), course, data(10, team.manager(), 5));
        refused("training.busy.session", () -> seats.enrol(viewers.of(team.rep()), second, team.rep()));
        refused("error.notAChoice", () -> seats.enrol(viewers.of(team.rep()), second, team.colleague()));
        assertThat(jdbc.sql("select count(*) from training_place where login = ?").param(team.rep()).query(Long.class).single()).isEqualTo(1);

        sessions.cancel(viewers.of(team.manager()), first, 1, "The room is flooded");
        seats.enrol(viewers.of(team.rep()), second, team.rep());
        Assertions.assertThatThrownBy(() -> jdbc.sql("update training_place set standing = true where session_id = ?").param(first).update()).hasMessageContaining("training_place_once");
    }

    @Test
    void whatHasMarksIsCancelledNoMoreAndItsMarksStay() {
        var id = session(9, 5);
        seats.enrol(viewers.of(team.manager()), id, team.rep());
        clock.advance(Duration.ofDays(8));
        seats.mark(viewers.of(trainer), id, Map.of(team.rep(), new SeatMarks(null, true, null, null, 80, null)), Map.of());

        refused("training.session.marked", () -> sessions.cancel(viewers.of(team.manager()), id, 1, "Nobody liked it"));

        assertThat(jdbc.sql("select standing from training_place where session_id = ? and not trains").param(id).query(Boolean.class).single()).isTrue();
    }

    @Test
    void movingASessionTakesItsPeopleAlongUnlessOneOfThemIsBusyThen() {
        var morning = session(9, 5);
        var evening = sessions.plan(viewers.of(team.manager()), course, data(17, team.manager(), 5));
        seats.enrol(viewers.of(team.rep()), morning, team.rep());
        seats.enrol(viewers.of(team.rep()), evening, team.rep());

        refused("training.busy.session", () -> sessions.change(viewers.of(team.manager()), morning, 1, data(17, trainer, 5)));
        sessions.change(viewers.of(team.manager()), morning, 1, data(14, trainer, 5));

        assertThat(jdbc.sql("select count(distinct starts_at) from training_place where session_id = ?").param(morning).query(Long.class).single()).isEqualTo(1);
        refused("training.session.tooFew", () -> {
            seats.enrol(viewers.of(team.manager()), morning, team.colleague());
            sessions.change(viewers.of(team.manager()), morning, 2, data(14, trainer, 1));
        });
    }

    @Test
    void theTrainerMarksOnThePageAndEachSeesWhatIsTheirs() throws Exception {
        var id = session(9, 5);
        seats.enrol(viewers.of(team.manager()), id, team.rep());
        seats.enrol(viewers.of(team.manager()), id, team.colleague());
        mvc.perform(mark(id, team.rep(), "88").with(user(trainer).roles("PRESALES")).locale(Locale.ENGLISH)).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("has not begun")));
        clock.advance(Duration.ofDays(8));

        mvc.perform(mark(id, team.rep(), "101").with(user(trainer).roles("PRESALES")).locale(Locale.ENGLISH)).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("value=\"101\"")));
        mvc.perform(mark(id, team.rep(), "88").with(user(trainer).roles("PRESALES"))).andExpect(redirectedUrl("/training/sessions/" + id));
        mvc.perform(mark(id, team.rep(), "99").with(rep())).andExpect(status().isForbidden());

        mvc.perform(get("/training/sessions/" + id).with(rep()).locale(Locale.ENGLISH)).andExpect(content().string(allOf(containsString("88"), containsString("passed"),
                not(containsString(team.colleague())))));
        mvc.perform(get("/training/people/" + team.rep()).with(rep()).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(content().string(allOf(containsString("88"), containsString("及格"))));
        mvc.perform(get("/training/people/" + team.rep()).with(manager())).andExpect(status().isOk());
        mvc.perform(get("/training/people/" + team.rep()).with(user(team.colleague()))).andExpect(status().isNotFound());
        mvc.perform(get("/training/sessions/" + id).with(user(people.person(Role.MANAGER, people.team())).roles("MANAGER")))
                .andExpect(content().string(not(containsString("Person " + team.rep()))));
    }

    @Test
    void whatWasHeldAlreadyIsEnteredAfterwardsWithWhoCame() throws Exception {
        var id = sessions.plan(viewers.of(team.manager()), course, new SessionData(LocalDate.now(clock).minusDays(3), LocalTime.of(9, 0), 120, "Room 1", null, trainer, 5));

        refused("training.session.begun", () -> seats.enrol(viewers.of(team.rep()), id, team.rep()));
        mvc.perform(post("/training/sessions/" + id + "/seats").with(manager()).with(csrf()).param("login", team.rep())).andExpect(redirectedUrl("/training/sessions/" + id));
        seats.enrol(viewers.of(team.manager()), id, team.colleague());
        seats.withdraw(viewers.of(team.manager()), id, team.colleague());
        seats.mark(viewers.of(trainer), id, Map.of(team.rep(), new SeatMarks(null, true, 4, null, 80, null)), Map.of());

        refused("training.seat.marked.stays", () -> seats.withdraw(viewers.of(team.manager()), id, team.rep()));
        assertThat(evaluations.ofCourse(viewers.of(team.manager()), course).marks().attended()).isEqualTo(1);
    }

    @Test
    void whoLeavesHandsTheirSessionsOverAndTheirSeatsBack() {
        var held = session(9, 5);
        var clashing = sessions.plan(viewers.of(team.manager()), course, data(14, trainer, 5));
        var heir = people.person(Role.PRESALES, team.team());
        sessions.plan(viewers.of(team.manager()), course, data(15, heir, 5));
        seats.enrol(viewers.of(team.manager()), held, team.rep());
        var admin = viewers.of(people.person(Role.ADMIN, null));
        assertThat(desk.openWork(trainer)).isEqualTo(Map.of("trainings", 2L));
        assertThat(desk.openWork(team.rep())).isEqualTo(Map.of("trainingSeats", 1L));

        desk.disable(admin, trainer, heir);
        desk.disable(admin, team.rep(), team.colleague());

        assertThat(sessions.get(admin, held)).returns(heir, one -> one.trainer()).returns(0, one -> one.taken()).returns(true, one -> one.stands());
        assertThat(sessions.get(admin, clashing).cancelled()).contains("The trainer has left");
        assertThat(desk.openWork(heir)).isEqualTo(Map.of("trainings", 2L));
    }

    @Test
    void whoSavesLaterKeepsWhatSomebodyElseEnteredMeanwhile() throws Exception {
        var id = session(9, 5);
        seats.enrol(viewers.of(team.manager()), id, team.rep());
        seats.enrol(viewers.of(team.manager()), id, team.colleague());
        clock.advance(Duration.ofDays(8));
        var seen = mark(id, team.colleague(), "70").with(user(trainer).roles("PRESALES")).locale(Locale.ENGLISH);
        mvc.perform(mark(id, team.rep(), "88").with(manager())).andExpect(redirectedUrl("/training/sessions/" + id));

        mvc.perform(seen).andExpect(redirectedUrl("/training/sessions/" + id));
        mvc.perform(mark(id, team.rep(), "60").with(user(trainer).roles("PRESALES")).locale(Locale.ENGLISH)).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("Somebody else changed"), containsString("value=\"60\""), containsString("value=\"|true|||88|\""))));

        assertThat(jdbc.sql("select mark_after from training_place where session_id = ? and not trains order by mark_after").param(id).query(Integer.class).list()).containsExactly(70, 88);
    }

    @Test
    void evaluatesBeforeDuringAfterOnTheJobAndInResultsFromDataAndSaysWhereThereIsNone() throws Exception {
        var id = session(9, 5);
        var day = LocalDate.now(clock).plusDays(7);
        seats.enrol(viewers.of(team.manager()), id, team.rep());
        seats.enrol(viewers.of(team.manager()), id, team.colleague());
        skills.rate(viewers.of(team.manager()), team.rep(), Map.of(skill, new Rating(3, 1)));
        clock.advance(Duration.ofDays(8));
        mvc.perform(get("/training/sessions/" + id).with(manager()).locale(Locale.ENGLISH)).andExpect(content().string(containsString("nobody has said who came")));
        seats.mark(viewers.of(trainer), id, Map.of(team.rep(), new SeatMarks(40, true, 4, 70, 80, "well done"), team.colleague(), new SeatMarks(50, false, null, null, null, null)), Map.of());
        skills.rate(viewers.of(team.manager()), team.rep(), Map.of(skill, new Rating(3, 3)));
        night(day, "{\"meetingPace\": 6, \"conversion:DEMO\": 40}");
        night(day.plusDays(28), "{\"meetingPace\": 9}");
        night(day.plusDays(180), "{\"conversion:DEMO\": 55}");
        // The colleague had a seat and did not come.
        night(team.colleague(), day, "{\"meetingPace\": 5}");
        night(team.colleague(), day.plusDays(28), "{\"meetingPace\": 6}");

        var brought = evaluations.ofCourse(viewers.of(team.manager()), course);

        assertThat(brought.marks()).extracting("seats", "told", "attended", "both", "passed").containsExactly(2, 2, 1, 1, 1);
        assertThat(brought.marks().bothBefore()).isEqualByComparingTo("40");
        assertThat(brought.marks().bothAfter()).isEqualByComparingTo("80");
        assertThat(brought.skill()).extracting("rated", "better", "worse").containsExactly(1, 1, 0);
        assertThat(brought.results()).filteredOn(result -> result.people() > 0).extracting("key", "days", "people").containsExactlyInAnyOrder(
                Assertions.tuple("meetingPace", 28, 1), Assertions.tuple("conversion:DEMO", 180, 1));
        assertThat(brought.results()).filteredOn(result -> result.key().equals("meetingPace")).singleElement().extracting("before", "after", "othersBefore", "othersAfter", "gain")
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactly(new BigDecimal("6"), new BigDecimal("9"), new BigDecimal("5"), new BigDecimal("6"), new BigDecimal("2"));
        assertThat(brought.results()).filteredOn(result -> result.key().equals("conversion:DEMO")).singleElement().extracting("compared").isEqualTo(0);
        assertThat(brought.results()).filteredOn(result -> result.people() == 0).extracting("key").contains("winRate");
        mvc.perform(get("/training/courses/" + course).with(manager()).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(content().string(allOf(containsString("培训效果"), containsString("暂无数据"))));
        assertThat(evaluations.ofCourse(viewers.of(people.person(Role.MANAGER, people.team())), course).marks().seats()).isZero();
    }

    @Test
    void anOnboardingIsHeldAgainstTheSkillsBeforeItAndTheTeamAfterIt() throws Exception {
        var leads = viewers.of(team.manager());
        var id = onboardings.start(leads, team.rep(), team.colleague());
        assertThat(onboarded.of(leads, onboardings.find(leads, id))).as("it runs").isEmpty();
        var trained = jdbc.sql("select c.skill_id from onboarding_topic t join course c on c.id = t.course_id where t.onboarding_id = ? order by t.day, t.position limit 1")
                .param(id).query(UUID.class).single();
        var started = LocalDate.now(clock).minusDays(60);
        var ended = started.plusDays(5);
        jdbc.sql("update onboarding set state = 'FINISHED', finding = 'READY', outcome = 'Own territory', started_on = ?, ended_at = ? where id = ?")
                .params(started, ended.atTime(12, 0).atZone(clock.getZone()).toOffsetDateTime(), id).update();
        rated(trained, started, 1);
        rated(trained, ended.plusDays(2), 3);
        night(ended.plusDays(28), "{\"meetingPace\": 5}");
        night(team.colleague(), ended.plusDays(28), "{\"meetingPace\": 8}");

        var brought = onboarded.of(leads, onboardings.find(leads, id)).orElseThrow();

        assertThat(brought.skills().before()).isEqualByComparingTo("1");
        assertThat(brought.skills().after()).isEqualByComparingTo("3");
        assertThat(brought.figures().get(0)).extracting("own", "others", "people").usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactly(new BigDecimal("5"), new BigDecimal("8"), 1);
        assertThat(brought.figures()).filteredOn(figure -> figure.own() == null).extracting("days").contains(62);
        mvc.perform(get("/training/onboarding/" + id).with(manager()).locale(Locale.ENGLISH)).andExpect(content().string(containsString("5; others of the team: 8 on average (1 person)")));
        mvc.perform(get("/training/onboarding/" + id).with(rep()).locale(Locale.ENGLISH)).andExpect(content().string(not(containsString("others of the team"))));
    }

    private void rated(UUID of, LocalDate on, int ability) {
        jdbc.sql("""
                        insert into skill_rating (rep_login, by_manager, skill_id, rated_on, importance, ability, rated_by, rated_at)
                        values (?, true, ?, ?, 3, ?, ?, now())""").params(team.rep(), of, on, ability, team.manager()).update();
    }

    @Test
    void manyOnTheListCostNoMoreStatementsThanFew() throws Exception {
        var id = session(9, 50);
        seats.enrol(viewers.of(team.manager()), id, team.rep());
        var few = Statements.in(() -> mvc.perform(get("/training/sessions/" + id).with(manager())).andExpect(status().isOk()));
        for (var n = 0; n < 12; n++) {
            seats.enrol(viewers.of(team.manager()), id, people.person(Role.REP, team.team()));
        }

        assertThat(Statements.in(() -> mvc.perform(get("/training/sessions/" + id).with(manager())))).isEqualTo(few);
        onboardings.start(viewers.of(team.manager()), team.rep(), team.colleague());
        var list = Statements.in(() -> mvc.perform(get("/training/onboarding").with(manager())).andExpect(status().isOk()));
        onboardings.start(viewers.of(team.manager()), people.person(Role.REP, team.team()), team.colleague());
        assertThat(Statements.in(() -> mvc.perform(get("/training/onboarding").with(manager())))).isEqualTo(list);
    }

    @Test
    void onboardingIsStartedFromThePersonsPageAndSeenByNewcomerMentorAndManagerOnly() throws Exception {
        mvc.perform(get("/people/" + team.rep()).with(manager())).andExpect(content().string(containsString("/training/onboarding/of/" + team.rep())));
        mvc.perform(get("/training/onboarding/of/" + team.rep()).with(manager()).locale(Locale.ENGLISH)).andExpect(content().string(containsString("/training/onboarding/new?newcomer=" + team.rep())));
        mvc.perform(get("/training/onboarding").with(manager()).locale(Locale.ENGLISH)).andExpect(content().string(containsString("never onboarded")));
        mvc.perform(get("/training/onboarding/new").queryParam("newcomer", team.rep()).with(manager())).andExpect(status().isOk());
        var page = mvc.perform(post("/training/onboarding").with(manager()).with(csrf()).param("newcomer", team.rep()).param("mentor", team.colleague()))
                .andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();

        for (var reader : List.of(rep(), manager(), user(team.colleague()))) {
            mvc.perform(get(page).with(reader).locale(Locale.ENGLISH)).andExpect(status().isOk()).andExpect(content().string(containsString("Phone selling")));
            mvc.perform(get(page + "/tasks").with(reader).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(content().string(allOf(containsString("电话销售"), containsString("练习主题"))));
        }
        var stranger = user(people.person(Role.REP, team.team()));
        for (var path : List.of(page, page + "/tasks")) {
            mvc.perform(get(path).with(stranger)).andExpect(status().isNotFound());
            mvc.perform(get(path).with(user(people.person(Role.MANAGER, people.team())).roles("MANAGER"))).andExpect(status().isNotFound());
        }
        mvc.perform(get("/training/onboarding/of/" + team.rep()).with(stranger)).andExpect(content().string(not(containsString("/training/onboarding/new"))));
        mvc.perform(post(page + "/cancel").with(rep()).with(csrf()).param("reason", "I know it all")).andExpect(status().isForbidden());
        mvc.perform(post(page + "/extension").with(manager()).with(csrf()).locale(Locale.ENGLISH).param("topics", "x").param("practice", "kept text"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("kept text")));
        mvc.perform(post(page + "/extension").with(manager()).with(csrf()).param("practice", "Two visits")).andExpect(redirectedUrl(page));
        mvc.perform(post(page + "/cancel").with(manager()).with(csrf()).param("reason", "")).andExpect(status().isUnprocessableEntity());
        mvc.perform(post(page + "/cancel").with(manager()).with(csrf()).param("reason", "Went elsewhere")).andExpect(redirectedUrl(page));
        mvc.perform(get(page).with(manager()).locale(Locale.SIMPLIFIED_CHINESE)).andExpect(content().string(allOf(containsString("提前结束"), containsString("Went elsewhere"))));
    }

    @Test
    void managersEditThePlanAndWhatRunsKeepsIts() throws Exception {
        var id = onboardings.start(viewers.of(team.manager()), team.rep(), team.colleague());
        var topic = "Trial " + UUID.randomUUID();
        mvc.perform(post("/training/onboarding/plan").with(manager()).with(csrf()).param("day", "29").param("position", "10").param("topicEn", topic).param("topicZh", "试用主题")
                .param("practiceEn", "p").param("practiceZh", "练").param("checkEn", "c").param("checkZh", "查")).andExpect(redirectedUrl("/training/onboarding/plan"));

        mvc.perform(get("/training/onboarding/plan").with(rep()).locale(Locale.ENGLISH)).andExpect(content().string(allOf(containsString(topic), containsString("not used"))));
        assertThat(onboardings.topics(id)).noneMatch(one -> one.topicEn().equals(topic));
        var item = jdbc.sql("select id from onboarding_item where topic_en = ?").param(topic).query(UUID.class).single();
        mvc.perform(get("/training/onboarding/plan/" + item).with(manager())).andExpect(status().isOk());
        mvc.perform(post("/training/onboarding/plan/" + item).with(manager()).with(csrf()).locale(Locale.ENGLISH).param("version", "7").param("day", "29").param("position", "10").param("topicEn", topic)
                .param("topicZh", "试用主题").param("practiceEn", "p").param("practiceZh", "练").param("checkEn", "c").param("checkZh", "查")).andExpect(status().isConflict());
        jdbc.sql("delete from onboarding_item where id = ?").param(item).update();
    }

    @Test
    void repsKeepNoCoursesAndNoPlan() throws Exception {
        for (var path : List.of("/training/courses/new", "/training/courses/" + course + "/edit", "/training/courses/" + course + "/sessions/new", "/training/onboarding/new",
                "/training/onboarding/plan/new")) {
            mvc.perform(get(path).with(rep())).andExpect(status().isForbidden());
        }
        for (var path : List.of("/training/courses", "/training/courses/" + course, "/training/courses/" + course + "/links", "/training/courses/" + course + "/sessions",
                "/training/onboarding", "/training/onboarding/plan", "/training/onboarding/plan/rule")) {
            mvc.perform(post(path).with(rep()).with(csrf())).andExpect(status().isForbidden());
        }
    }

    @Test
    void theSheetOfSkillsPointsToTheCourseWhereThereIsOne() throws Exception {
        skills.rate(viewers.of(team.manager()), team.rep(), Map.of(skill, new Rating(3, 1)));
        var id = session(9, 5);

        mvc.perform(get("/coaching/skills/of/" + team.rep()).with(rep())).andExpect(content().string(containsString("/training/proposed/" + team.rep())));
        mvc.perform(get("/training/proposed/" + team.rep()).with(rep()).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("/training/courses/" + course), containsString("/training/sessions/" + id))));
        mvc.perform(get("/training/proposed/" + team.rep()).with(user(team.colleague()))).andExpect(status().isNotFound());
    }

    @Test
    void whoACoachingFoundUntrainedIsProposedWhatServesItsTopicThoughNobodyRatedTheSkill() throws Exception {
        var topic = jdbc.sql("select topic from skill where id = ?").param(skill).query(String.class).single();

        mvc.perform(get("/training/proposed/" + team.rep()).with(rep())).andExpect(content().string(not(containsString("/training/courses/" + course))));
        mvc.perform(get("/training/proposed/" + team.rep()).param("topic", topic).with(rep())).andExpect(content().string(containsString("/training/courses/" + course)));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder mark(UUID id, String login, String after) {
        var first = jdbc.sql("select p.login from training_place p join app_user u on u.login = p.login where session_id = ? and not trains order by lower(u.name), p.login").param(id)
                .query(String.class).list();
        var request = post("/training/sessions/" + id + "/marks").with(csrf());
        for (var place = 0; place < first.size(); place++) {
            request.param("login-" + place, first.get(place)).param("was-" + place, "|||||");
            if (first.get(place).equals(login)) {
                request.param("attended-" + place, "yes").param("markAfter-" + place, after);
            }
        }
        return request;
    }

    private UUID course() {
        var name = "Course " + UUID.randomUUID();
        return courses.put(viewers.of(team.manager()), new Course(null, name, "课程 " + name, CourseForm.DRILL, skill, "Value first", "先谈价值", 60, true, 0));
    }

    private UUID session(int hour, int places) {
        return sessions.plan(viewers.of(team.manager()), course, data(hour, trainer, places));
    }

    private SessionData data(int hour, String by, int places) {
        return new SessionData(LocalDate.now(clock).plusDays(7), LocalTime.of(hour, 0), 120, "Room 1", null, by, places);
    }

    private void night(LocalDate day, String measures) {
        night(team.rep(), day, measures);
    }

    private void night(String rep, LocalDate day, String measures) {
        jdbc.sql("insert into rep_day (rep_login, day, peers, measures) values (?, ?, 'trial', cast(? as jsonb))").params(rep, day, measures).update();
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Assertions.assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessageContaining(key);
    }

    private UserRequestPostProcessor rep() {
        return user(team.rep());
    }

    private UserRequestPostProcessor manager() {
        return user(team.manager()).roles("MANAGER");
    }
}
