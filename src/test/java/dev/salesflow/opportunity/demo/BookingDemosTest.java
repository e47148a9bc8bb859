package dev.salesflow.opportunity.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Loss;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The presales calendar, in which nobody is in two places. */
@SalesflowTest
class BookingDemosTest {

    private static final LocalDate MONDAY = LocalDate.now().plusWeeks(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

    @Autowired
    MockMvc web;
    @Autowired
    OpportunityBook deals;
    @Autowired
    FactBook facts;
    @Autowired
    DemoCalendar calendar;
    @Autowired
    Whereabouts whereabouts;
    @Autowired
    Clock clock;
    @Autowired
    JdbcClient jdbc;

    DealFixture fixture;
    UUID team;
    String rep;
    String presales;
    UUID deal;

    @BeforeEach
    void aDeal() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        presales = fixture.person("PRESALES", team);
        deal = deal(rep);
    }

    private UUID deal(String owner) {
        return deals.open(Opening.of(fixture.customer(owner), UUID.randomUUID().toString()), owner).id();
    }

    private Slot at(String from, int minutes) {
        return new Slot(presales, MONDAY, LocalTime.parse(from), minutes, "Room 2", "planning");
    }

    private static RequestPostProcessor as(String login) {
        return user(login).roles(login.substring(0, login.indexOf('-')).toUpperCase(Locale.ROOT));
    }

    @Test
    void aBookedDemoAsksThatPersonToPrepareIt() {
        calendar.book(deal, at("10:00", 90), rep);

        assertThat(deals.get(deal).presales()).isEqualTo(presales);
        assertThat(calendar.of(deal)).singleElement().satisfies(booking -> assertThat(booking.wish()).isEqualTo("planning"));
        assertThat(jdbc.sql("select kind from timeline_entry where opportunity_id = ? and kind = 'demoBooked'").param(deal).query(String.class).list()).hasSize(1);
    }

    @Test
    void theDayTellsWhoShowsItAndWhoseDealItIsOfTheDemosOfTheNextSevenDays() throws Exception {
        var inAWeek = LocalDate.now().plusDays(6);
        calendar.book(deal, new Slot(presales, inAWeek, LocalTime.of(9, 0), 60, "Room 2", null), rep);
        calendar.book(deal, new Slot(presales, inAWeek.plusDays(1), LocalTime.of(9, 0), 60, "Room 3", null), rep);

        for (var one : List.of(rep, presales)) {
            assertThat(ofTheDay(one)).contains(inAWeek + " 09:00–10:00", "Room 2", "/opportunities/" + deal).doesNotContain("Room 3");
        }
        assertThat(ofTheDay(fixture.person("REP", team))).doesNotContain("Room 2");
    }

    private String ofTheDay(String login) throws Exception {
        return web.perform(get("/demo-calendar/mine").with(as(login))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    @Test
    void nobodyIsBookedTwiceAtATimeButOneAfterTheOther() {
        calendar.book(deal, at("10:00", 90), rep);
        var other = deal(rep);

        assertThatThrownBy(() -> calendar.book(other, at("11:00", 60), rep)).hasMessageContaining("demos.taken");
        calendar.book(other, at("11:30", 60), rep);

        assertThat(calendar.of(other)).hasSize(1);
    }

    @Test
    void theTableItselfHoldsItWhateverTheCodeDoes() {
        calendar.book(deal, at("10:00", 90), rep);

        assertThatThrownBy(() -> jdbc.sql("""
                insert into demo_booking (id, opportunity_id, presales_login, starts_at, ends_at, booked_by, booked_at, version)
                select gen_random_uuid(), opportunity_id, presales_login, starts_at + interval '1 hour', ends_at + interval '1 hour', booked_by, now(), 1
                from demo_booking where opportunity_id = ?""").param(deal).update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ofManyAtOnceOneGetsTheTime() throws Exception {
        var threads = Executors.newFixedThreadPool(6);
        try {
            var won = threads.invokeAll(IntStream.range(0, 6).<Callable<Boolean>>mapToObj(n -> () -> {
                try {
                    calendar.book(deal, at("14:00", 60), rep);
                    return true;
                } catch (RuntimeException taken) {
                    return false;
                }
            }).toList());
            var winners = 0;
            for (var one : won) {
                winners += one.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(calendar.of(deal)).hasSize(1);
    }

    @Test
    void whatIsBookedForADealThatEndsIsCalledOffWithItAndMakesRoom() {
        calendar.book(deal, at("10:00", 60), rep);
        deals.lose(deal, new Loss(Loss.Kind.PRICE, "Too dear", null), rep);

        assertThat(calendar.of(deal)).singleElement().satisfies(one -> assertThat(one.stands()).isFalse());
        assertThat(jdbc.sql("select kind from timeline_entry where opportunity_id = ?").param(deal).query(String.class).list()).contains("demoCancelled");

        var won = deal(rep);
        calendar.book(won, at("10:00", 60), rep);
        deals.win(won, LocalDate.now(), BigDecimal.TEN, "CNY", rep);

        assertThat(calendar.of(won)).singleElement().satisfies(one -> assertThat(one.stands()).isFalse());
    }

    @Test
    void whyItIsCalledOffWithItsDealIsToldInTheReadersLanguage() throws Exception {
        calendar.book(deal, at("10:00", 60), rep);
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            deals.lose(deal, new Loss(Loss.Kind.PRICE, "Too dear", null), rep);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }

        for (var page : List.of("/opportunities/" + deal + "/demos", "/opportunities/" + deal + "/timeline")) {
            web.perform(get(page).with(as(rep)).locale(Locale.ENGLISH))
                    .andExpect(content().string(allOf(containsString("The deal was lost."), not(containsString("商机已丢单")))));
            web.perform(get(page).with(as(rep)).locale(Locale.SIMPLIFIED_CHINESE))
                    .andExpect(content().string(allOf(containsString("商机已丢单。"), not(containsString("The deal was lost")))));
        }
    }

    @Test
    void aMovedDemoKeepsClearOfOthersAndACancelledOneMakesRoom() {
        var id = calendar.book(deal, at("10:00", 60), rep);
        var other = calendar.book(deal, at("13:00", 60), rep);

        assertThatThrownBy(() -> calendar.move(deal, id, 1, at("13:30", 60), rep)).hasMessageContaining("demos.taken");
        calendar.move(deal, id, 1, at("10:30", 60), rep);
        assertThatThrownBy(() -> calendar.move(deal, id, 1, at("09:00", 60), rep)).isInstanceOf(OptimisticLockingFailureException.class);
        calendar.cancel(deal, other, 1, "ill", rep);
        calendar.move(deal, id, 2, at("13:30", 60), rep);

        assertThat(calendar.of(deal)).filteredOn(Booking::stands).singleElement().satisfies(one -> assertThat(one.version()).isEqualTo(3));
    }

    @Test
    void whoIsAwayIsNotBookedNorProposed() {
        jdbc.sql("""
                insert into absence (id, login, deputy, first_day, last_day, hand_over, entered_by, entered_at)
                values (gen_random_uuid(), ?, ?, ?, ?, false, ?, now())""").params(presales, rep, MONDAY, MONDAY, presales).update();

        assertThatThrownBy(() -> calendar.book(deal, at("10:00", 60), rep)).hasMessageContaining("demos.away");
        assertThat(whereabouts.free(presales, 60)).isNotEmpty().noneMatch(free -> free.day().equals(MONDAY));
    }

    @Test
    void whoSitsInATrainingIsNotBookedNorProposedAndTheCalendarSaysWhy() throws Exception {
        session(MONDAY, "09:00", "17:30");
        jdbc.sql("""
                insert into absence (id, login, deputy, first_day, last_day, hand_over, entered_by, entered_at)
                values (gen_random_uuid(), ?, ?, ?, ?, false, ?, now())""").params(presales, rep, MONDAY.plusDays(1), MONDAY.plusDays(2), presales).update();

        assertThatThrownBy(() -> calendar.book(deal, at("10:00", 60), rep)).hasMessageContaining("demos.engaged");
        assertThat(whereabouts.free(presales, 60)).isNotEmpty().noneMatch(free -> free.day().equals(MONDAY));
        web.perform(get("/demo-calendar").param("day", MONDAY.toString()).param("whose", presales).with(as(fixture.person("MANAGER", team))).header("Accept-Language", "en"))
                .andExpect(content().string(allOf(containsString("training: Course " + presales), containsString("09:00–17:30"), containsString("all day"))));
        calendar.book(deal, at("18:00", 60), rep);
    }

    private void session(LocalDate day, String from, String until) {
        jdbc.sql("""
                with c as (insert into course (name_en, name_zh, form) values ('Course ' || :who, '课程 ' || :who, 'CLASS') returning id),
                     s as (insert into training_session (id, course_id, starts_at, ends_at, place, trainer_login, seats, planned_by, version)
                           select gen_random_uuid(), id, :start, :end, 'Room 1', :rep, 5, :rep, 1 from c returning id, starts_at, ends_at)
                insert into training_place (session_id, login, trains, starts_at, ends_at, entered_by, entered_at)
                select id, :who, false, starts_at, ends_at, :rep, now() from s""").param("who", presales).param("rep", rep)
                .param("start", day.atTime(LocalTime.parse(from)).atZone(clock.getZone()).toOffsetDateTime())
                .param("end", day.atTime(LocalTime.parse(until)).atZone(clock.getZone()).toOffsetDateTime()).update();
    }

    @Test
    void proposedTimesAreFree() {
        whereabouts.free(presales, 60).forEach(free -> calendar.book(deal, new Slot(presales, free.day(), free.from(), 60, null, null), rep));

        assertThat(calendar.of(deal)).hasSize(6);
    }

    @Test
    void whatIsPastOrNobodysWorkIsRefused() {
        assertThatThrownBy(() -> calendar.book(deal, new Slot(presales, LocalDate.now().minusDays(1), LocalTime.NOON, 60, null, null), rep))
                .hasMessageContaining("demos.past");
        assertThatThrownBy(() -> calendar.book(deal, new Slot(rep, MONDAY, LocalTime.NOON, 60, null, null), rep)).hasMessageContaining("notPresales");
        assertThatThrownBy(() -> calendar.book(deal, at("10:00", 5), rep)).hasMessageContaining("demos.minutes");
        assertThatThrownBy(() -> calendar.book(deal, at("23:30", 60), rep)).hasMessageContaining("demos.overMidnight");
    }

    @Test
    void thePagesBookRefuseAndNameOnlyOnesOwnDeals() throws Exception {
        var address = "/opportunities/" + deal + "/demos";
        facts.learn(deal, DealFacts.NONE.withPresales(presales), rep);
        web.perform(get(address + "/new").with(as(rep)).header("Accept-Language", "en")).andExpect(status().isOk())
                .andExpect(content().string(containsString("Free times")));
        web.perform(post(address).param("presales", presales).param("minutes", "60").param("slot", MONDAY + "T09:00").param("wish", "show <b>")
                .with(as(rep)).with(csrf()).header("Accept-Language", "en")).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString(MONDAY + " 09:00–10:00"), containsString("show &lt;b&gt;"))));
        web.perform(post(address).param("presales", presales).param("minutes", "60").param("day", MONDAY.toString()).param("from", "09:30")
                .param("wish", "kept").with(as(rep)).with(csrf()).header("Accept-Language", "en")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("already shows a demo then: 09:00 to 10:00"), containsString("kept"))));
        var otherRep = fixture.person("REP", fixture.team());
        calendar.book(deal(otherRep), at("15:00", 60), otherRep);
        var week = get("/demo-calendar").param("day", MONDAY.toString()).header("Accept-Language", "en");
        web.perform(week.with(as(fixture.person("MANAGER", team)))).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("/opportunities/" + deal), containsString("a deal of another team"))));
        web.perform(get("/demo-calendar").with(as(rep))).andExpect(status().isForbidden());
        web.perform(get(address + "/new").with(as(otherRep))).andExpect(status().isNotFound());
        web.perform(get(address).with(as(presales)).header("Accept-Language", "zh")).andExpect(content().string(allOf(
                containsString("已预约的演示"), not(containsString("??")))));
    }
}
