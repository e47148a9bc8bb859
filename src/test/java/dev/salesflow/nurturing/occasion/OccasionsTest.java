package dev.salesflow.nurturing.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.company.CompanyBook;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.occasion.OccasionFacts.Gesture;
import dev.salesflow.nurturing.occasion.OccasionFacts.Kind;
import dev.salesflow.opportunity.DealFixture;
import java.time.LocalDate;
import java.util.UUID;
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
    @Autowired CustomerBook customers;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;

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

        assertThat(occasions.of(customers.get(customer), "KEY")).filteredOn(one -> one.kind() == Kind.ANNIVERSARY).singleElement()
                .returns(3, Occasion::years).returns(today.plusDays(10), Occasion::day).returns(Gesture.GIFT, one -> one.idea().gesture());
    }

    @Test
    void aHolidayOfTheCompanysCalendarIsOneOccasionHoweverLongItLasts() {
        var admin = viewers.of(fixture.person("ADMIN", null));
        var name = "Lantern " + UUID.randomUUID();
        company.mark(admin, today.plusDays(2), today.plusDays(4), false, name);

        assertThat(occasions.of(customers.get(customer), "")).filteredOn(one -> name.equals(one.what())).singleElement()
                .returns(today.plusDays(2), Occasion::day).returns(ContactWay.WECHAT, one -> one.idea().way());
        assertThat(occasions.of(customers.get(customer), "VIP")).filteredOn(one -> name.equals(one.what())).singleElement()
                .returns(Gesture.CARD, one -> one.idea().gesture());
        today.plusDays(2).datesUntil(today.plusDays(5)).forEach(day -> company.unmark(admin, day));
    }

    @Test
    void newsAreEnteredByThoseWhoLeadAndSuggestedToWhomTheyConcern() {
        jdbc.sql("update customer set industry = 'Machinery' where id = ?").param(customer).update();
        var id = news.enter(news("Machinery"), viewers.of(manager));
        var other = news.enter(news("Retail"), viewers.of(manager));
        var title = "Seminar for Machinery";

        assertThat(occasions.of(customers.get(customer), "")).filteredOn(one -> one.kind() == Kind.EVENT && one.what().startsWith("Seminar for")).extracting(Occasion::what)
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
