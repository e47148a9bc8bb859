package dev.salesflow.nurturing.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.TestClock;
import dev.salesflow.company.CompanyBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.occasion.OccasionFacts.Gesture;
import dev.salesflow.nurturing.occasion.OccasionFacts.Kind;
import dev.salesflow.opportunity.DealFixture;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@SalesflowTest
class OccasionsTest {

    @Autowired Occasions occasions;
    @Autowired NewsBook news;
    @Autowired CompanyBook company;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    DealFixture fixture;
    String rep;
    String manager;
    UUID customer;
    LocalDate today = LocalDate.now();

    @BeforeEach
    void aRepWithACustomer() {
        fixture = new DealFixture(jdbc);
        var team = fixture.team();
        rep = fixture.person("REP", team);
        manager = fixture.person("MANAGER", team);
        customer = fixture.customer(rep);
    }

    @AfterEach
    void theClockGoesRight() {
        clock.reset();
    }

    @Test
    void aBirthdayIsSuggestedByItsDayWithAGreetingThatFitsTheCustomer() {
        person("Ms Li", today.plusDays(2).minusYears(40));
        person("Mr Wu", today.plusDays(3).minusYears(30));
        jdbc.sql("update customer set grade = 'A' where id = ?").param(customer).update();

        assertThat(occasions.own(viewers.of(rep))).filteredOn(one -> one.kind() == Kind.BIRTHDAY).singleElement()
                .returns("Ms Li", Occasion::what).returns(today.plusDays(2), Occasion::day).returns(customer, Occasion::customerId)
                .returns(new OccasionFacts.Idea(ContactWay.PHONE, Gesture.GREETING, 2), Occasion::idea);
        assertThat(occasions.own(viewers.of(manager))).filteredOn(one -> one.kind() == Kind.BIRTHDAY).isEmpty();
    }

    @Test
    void theDayOfTheFirstContractComesAgainEachYear() {
        won(today.plusDays(10).minusYears(3));
        won(today.plusDays(5).minusYears(1));

        assertThat(occasions.of(customer)).filteredOn(one -> one.kind() == Kind.ANNIVERSARY).singleElement()
                .returns(3, Occasion::years).returns(today.plusDays(10), Occasion::day).returns(Gesture.GIFT, one -> one.idea().gesture());
    }

    @Test
    void aHolidayOfTheCompanysCalendarIsOneOccasionHoweverLongItLasts() {
        var admin = viewers.of(fixture.person("ADMIN", null));
        var name = "Lantern " + UUID.randomUUID();
        company.mark(admin, today.plusDays(2), today.plusDays(4), false, name);

        assertThat(occasions.of(customer)).filteredOn(one -> name.equals(one.what())).singleElement()
                .returns(today.plusDays(2), Occasion::day).returns(ContactWay.WECHAT, one -> one.idea().way());
        jdbc.sql("update contact_plan set tier = 'VIP' where customer_id = ?").param(customer).update();
        assertThat(occasions.of(customer)).filteredOn(one -> name.equals(one.what())).singleElement()
                .returns(Gesture.CARD, one -> one.idea().gesture());
        today.plusDays(2).datesUntil(today.plusDays(5)).forEach(day -> company.unmark(admin, day));
    }

    @Test
    void aHolidayIsSuggestedOnTheDayPageByWhatEachCustomerIsWorthWithWhomItConcerns() {
        var admin = viewers.of(fixture.person("ADMIN", null));
        var name = "Lantern " + UUID.randomUUID();
        company.mark(admin, today.plusDays(2), today.plusDays(2), false, name);
        var buyers = List.of(fixture.customer(rep), fixture.customer(rep));
        buyers.forEach(buyer -> jdbc.sql("update contact_plan set tier = 'KEY' where customer_id = ?").param(buyer).update());

        var holiday = occasions.own(viewers.of(rep)).stream().filter(one -> name.equals(one.what())).toList();

        assertThat(holiday).extracting(one -> one.idea().gesture(), Occasion::customers).containsExactlyInAnyOrder(tuple(Gesture.CARD, 2), tuple(Gesture.GREETING, 1));
        assertThat(holiday).filteredOn(one -> one.idea().gesture() == Gesture.CARD).singleElement().extracting(Occasion::names).asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder("Customer " + buyers.get(0), "Customer " + buyers.get(1));
        jdbc.sql("update contact_plan set tier = 'KEY' where customer_id = ?").param(customer).update();
        assertThat(occasions.own(viewers.of(rep))).filteredOn(one -> name.equals(one.what())).as("all alike: with nobody named").singleElement()
                .returns(0, Occasion::customers).returns(List.of(), Occasion::names);
        company.unmark(admin, today.plusDays(2));
    }

    @Test
    void newsOfAnIndustryOrTerritoryNobodyOfOnesOwnBelongsToAreNotSuggested() {
        jdbc.sql("update customer set industry = 'Machinery', territory = 'East' where id = ?").param(customer).update();
        var mine = news.enter(news(Kind.INDUSTRY_NEWS, "Machinery", null), viewers.of(manager));
        var others = news.enter(news(Kind.INDUSTRY_NEWS, "Retail", null), viewers.of(manager));
        var west = news.enter(news(Kind.NEW_KNOWLEDGE, null, "West"), viewers.of(manager));

        assertThat(occasions.own(viewers.of(rep))).extracting(Occasion::what).contains("News for Machinery").doesNotContain("News for Retail", "News for West");
        for (var one : List.of(mine, others, west)) {
            news.remove(one, viewers.of(manager));
        }
    }

    @Test
    void whoseNeedsWeHardlyMeetHearsTheNewsOfItsIndustryByMail() {
        var id = news.enter(news(Kind.INDUSTRY_NEWS, null, null), viewers.of(manager));
        won(today.minusDays(3));
        jdbc.sql("""
                        insert into needs_scoring (id, opportunity_id, side, scores, total, share_percent, match, step, scored_by, scored_at)
                        select gen_random_uuid(), id, 'REP', '[]', 9, 36, 'LOW', 'LONG_TERM_POOL', owner_login, now() from opportunity where customer_id = ?""").param(customer).update();

        assertThat(occasions.of(customer)).filteredOn(one -> one.kind() == Kind.INDUSTRY_NEWS).extracting(one -> one.idea().way()).containsOnly(ContactWay.EMAIL);
        assertThat(occasions.of(fixture.customer(rep))).filteredOn(one -> one.kind() == Kind.INDUSTRY_NEWS).extracting(one -> one.idea().way()).containsOnly(ContactWay.WECHAT);
        news.remove(id, viewers.of(manager));
    }

    @Test
    void ownCustomersAreOnlyLookedAtWhereThereIsAHolidayOrNews() throws Exception {
        var id = news.enter(news(Kind.INDUSTRY_NEWS, null, null), viewers.of(manager));
        var viewer = viewers.of(rep);
        assertThat(Statements.in(() -> occasions.own(viewer))).as("anniversaries, news, customers").isEqualTo(3);
        news.remove(id, viewers.of(manager));

        clock.advance(Duration.ofDays(60 * 365));

        assertThat(Statements.in(() -> occasions.own(viewer))).as("a calendar that nobody has filled yet").isEqualTo(2);
    }

    @Test
    void newsAreEnteredByThoseWhoLeadAndSuggestedToWhomTheyConcern() {
        jdbc.sql("update customer set industry = 'Machinery' where id = ?").param(customer).update();
        var id = news.enter(news("Machinery"), viewers.of(manager));
        var other = news.enter(news("Retail"), viewers.of(manager));
        var title = "Seminar for Machinery";

        assertThat(occasions.of(customer)).filteredOn(one -> one.kind() == Kind.EVENT && one.what().startsWith("Seminar for")).extracting(Occasion::what)
                .contains(title).doesNotContain("Seminar for Retail");
        assertThatThrownBy(() -> news.enter(news("Retail"), viewers.of(rep))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> news.remove(id, viewers.of(rep))).isInstanceOf(AccessDeniedException.class);
        news.remove(id, viewers.of(manager));
        news.remove(other, viewers.of(manager));
        assertThat(news.current()).extracting(SalesNews::id).doesNotContain(id, other);
    }

    @Test
    void everyFaultOfNewsIsToldBesideItsField() {
        var wrong = new SalesNews(null, 0, Kind.BIRTHDAY, " ", null, null, null, today, today.minusDays(1), null);

        assertThat(wrong.problems(today)).extracting(problem -> problem.field()).containsExactly("kind", "title", "lastDay");
    }

    @Test
    void aBirthdayOnTheLeapDayIsKeptWhereThereIsNone() {
        assertThat(Anniversaries.days(LocalDate.of(2027, 2, 27), 5)).containsEntry(229, LocalDate.of(2027, 3, 1));
        assertThat(Anniversaries.days(LocalDate.of(2028, 2, 27), 5)).containsEntry(229, LocalDate.of(2028, 2, 29));
    }

    private SalesNews news(Kind kind, String industry, String territory) {
        return new SalesNews(null, 0, kind, "News for " + (industry == null ? territory : industry), null, industry, territory, today, today, null);
    }

    private SalesNews news(String industry) {
        return new SalesNews(null, 0, Kind.EVENT, "Seminar for " + industry, null, industry, null, today.plusDays(20), today.plusDays(20), null);
    }

    private void person(String name, LocalDate birthday) {
        jdbc.sql("insert into contact (id, customer_id, name, birthday, version) values (?, ?, ?, ?, 1)")
                .params(UUID.randomUUID(), customer, name, birthday).update();
    }

    private void won(LocalDate on) {
        jdbc.sql("insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, closed_on, created_at, updated_at, version) "
                + "values (?, ?, ?, 'CONTRACT', now(), 'WON', ?, now(), now(), 1)").params(UUID.randomUUID(), customer, rep, on).update();
    }
}
