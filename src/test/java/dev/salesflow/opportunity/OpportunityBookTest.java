package dev.salesflow.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class OpportunityBookTest {

    @Autowired
    OpportunityBook book;
    @Autowired
    FactBook factBook;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PauseEnds pauses;
    @Autowired
    TestClock clock;

    DealFixture fixture;
    String rep;
    UUID customer;

    @BeforeEach
    void aRepWithACustomer() {
        fixture = new DealFixture(jdbc);
        rep = fixture.rep();
        customer = fixture.customer(rep);
    }

    private Opportunity deal() {
        return book.open(Opening.of(customer, UUID.randomUUID().toString()), rep);
    }

    @Test
    void aFactThatAFormOnlyRepeatsKeepsItsSource() {
        var deal = book.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        factBook.learn(deal, DealFacts.NONE.with(KeyFact.Kind.DECISION, "The board", "their minutes", "Ms Li"), rep);

        factBook.learn(deal, DealFacts.NONE.with(KeyFact.Kind.DECISION, "The board", null, "Mr Wu").with(KeyFact.Kind.REQUIREMENT, "Lots", null, "Mr Wu"), rep);
        assertThat(factBook.keyFacts(deal)).extracting(KeyFact::value, KeyFact::saidBy)
                .containsExactlyInAnyOrder(tuple("The board", "Ms Li"), tuple("Lots", "Mr Wu"));

        factBook.learn(deal, DealFacts.NONE.with(KeyFact.Kind.DECISION, "The board", "a mail", "Mr Wu").with(KeyFact.Kind.REQUIREMENT, "Batches", null, null), rep);
        assertThat(factBook.keyFacts(deal)).extracting(KeyFact::value, KeyFact::saidBy)
                .containsExactlyInAnyOrder(tuple("The board", "Mr Wu"), tuple("Batches", null));
    }

    @Test
    void answersTheSameRequestWithTheSameDeal() {
        var request = UUID.randomUUID().toString();

        var first = book.open(Opening.of(customer, request), rep);
        var second = book.open(Opening.of(customer, request), rep);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(first.owner()).isEqualTo(rep);
    }

    @Test
    void refusesARequestNameThatServedAnotherCustomer() {
        var request = UUID.randomUUID().toString();
        book.open(Opening.of(customer, request), rep);

        assertThatThrownBy(() -> book.open(Opening.of(fixture.customer(rep), request), rep))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void keepsEachStayInAStage() {
        var deal = deal();

        book.enterStage(deal.id(), Stage.EXCHANGE, rep);
        book.enterStage(deal.id(), Stage.EXCHANGE, rep);
        book.enterStage(deal.id(), Stage.FIRST_VISIT, rep);

        assertThat(jdbc.sql("select stage || case when left_at is null then '' else ' left' end from stage_stay where opportunity_id = ? order by id")
                .param(deal.id()).query(String.class).list())
                .containsExactly("FIRST_VISIT left", "EXCHANGE left", "FIRST_VISIT");
    }

    @Test
    void writesAMeetingDownWithWhatWasLearned() {
        var deal = deal();
        var learned = DealFacts.NONE.withExpectedSigning(LocalDate.now().plusMonths(3))
                .with(KeyFact.Kind.SCHEDULE, "1 March", "the board meets in February", "Ms Li");

        factBook.recordMeeting(deal.id(), Stage.FIRST_VISIT, LocalDate.of(2026, 1, 5), Map.of("talk", "需求明确"), learned, rep);

        assertThat(factBook.meetings(deal.id())).singleElement()
                .satisfies(meeting -> assertThat(meeting.notes()).containsEntry("talk", "需求明确"));
        assertThat(factBook.keyFacts(deal.id())).singleElement().satisfies(fact -> assertThat(fact.proven()).isTrue());
        assertThat(book.get(deal.id()).expectedSigning()).isEqualTo(LocalDate.now().plusMonths(3));
    }

    @Test
    void refusesAMeetingOfTomorrowAndKeepsNothingOfIt() {
        var deal = deal();

        assertThatThrownBy(() -> factBook.recordMeeting(deal.id(), Stage.DEMO, LocalDate.now().plusDays(2), Map.of(),
                DealFacts.NONE, rep)).isInstanceOf(Refusal.class);
        assertThat(factBook.meetings(deal.id())).isEmpty();
    }

    @Test
    void refusesToHandOverToSomebodyWhoDoesNotWorkHere() {
        var deal = deal();

        assertThatThrownBy(() -> book.handOver(deal.id(), "nobody-here", rep))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("owner"));
    }

    @Test
    void doesNotLetAnotherRepKnowThatTheDealExists() {
        var deal = deal();
        var other = new Viewer(fixture.rep(), Role.REP, Set.of());

        assertThatThrownBy(() -> book.visible(deal.id(), other)).isInstanceOf(NotFound.class);
        assertThat(book.visible(deal.id(), new Viewer(rep, Role.REP, Set.of())).id()).isEqualTo(deal.id());
    }

    @Test
    void showsADealToItsPresalesPerson() {
        var deal = deal();
        var presales = fixture.person("PRESALES", null);

        factBook.learn(deal.id(), DealFacts.NONE.withPresales(presales), rep);

        var viewer = new Viewer(presales, Role.PRESALES, Set.of());
        assertThat(book.visible(deal.id(), viewer).id()).isEqualTo(deal.id());
        assertThat(book.mayChange(book.get(deal.id()), viewer)).isFalse();
    }

    @Test
    void aManagerOfAnotherTeamWhoHelpsLooksOnAndTheRepsOwnChanges() {
        var team = fixture.team();
        var owner = fixture.person("REP", team);
        var deal = book.open(Opening.of(fixture.customer(owner), UUID.randomUUID().toString()), owner);
        var elsewhere = new Viewer(fixture.person("MANAGER", fixture.team()), Role.MANAGER, Set.of());
        jdbc.sql("insert into deal_helper (task_id, opportunity_id, login) values (?, ?, ?)").params("t" + UUID.randomUUID(), deal.id(), elsewhere.login()).update();

        assertThat(book.visible(deal.id(), elsewhere).id()).isEqualTo(deal.id());
        assertThat(book.mayChange(deal, elsewhere)).isFalse();
        assertThat(book.mayChange(deal, new Viewer(fixture.person("MANAGER", team), Role.MANAGER, Set.of(team)))).isTrue();
    }

    @Test
    void refusesSomebodyFromElsewhereAsPresales() {
        var deal = deal().id();

        assertThatThrownBy(() -> factBook.learn(deal, DealFacts.NONE.withPresales(rep), rep))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("presales"));
        assertThatThrownBy(() -> factBook.correct(deal, book.get(deal).version(), DealFacts.NONE.withPresales(rep), rep))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("presales"));
    }

    @Test
    void goesOnByItselfOnTheDayItsPauseEnds() {
        var deal = deal().id();
        book.pause(deal, "plant move", LocalDate.now().plusDays(5), rep);

        clock.advance(Duration.ofDays(4));
        pauses.resumeDue();
        assertThat(book.get(deal).paused()).isTrue();

        clock.advance(Duration.ofDays(1));
        pauses.resumeDue();
        pauses.resumeDue();
        clock.reset();

        assertThat(book.get(deal).paused()).isFalse();
    }

    @Test
    void aDealThatCannotGoOnDoesNotHoldUpTheOthers() {
        var broken = deal().id();
        book.pause(broken, "plant move", LocalDate.now().plusDays(4), rep);
        jdbc.sql("update opportunity set outcome = 'LOST', closed_on = current_date where id = ?").param(broken).update();
        var deal = deal().id();
        book.pause(deal, "plant move", LocalDate.now().plusDays(5), rep);

        clock.advance(Duration.ofDays(5));
        pauses.resumeDue();
        clock.reset();

        assertThat(book.get(deal).paused()).isFalse();
        jdbc.sql("update opportunity set paused = false, paused_at = null, paused_until = null where id = ?").param(broken).update();
    }

    @Test
    void endsTheLastStayWithTheDeal() {
        var deal = deal();

        book.lose(deal.id(), "chose a rival", "Kingdee", rep);

        assertThat(jdbc.sql("select count(*) from stage_stay where opportunity_id = ? and left_at is null")
                .param(deal.id()).query(Integer.class).single()).isZero();
        assertThat(book.get(deal.id()).loss().competitor()).isEqualTo("Kingdee");
    }
}
