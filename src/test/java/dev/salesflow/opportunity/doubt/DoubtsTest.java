package dev.salesflow.opportunity.doubt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.approval.ApprovalFixture;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactFixture;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.GateGap.Lack;
import dev.salesflow.opportunity.KeyFactMeter;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.doubt.Doubt.Kind;
import dev.salesflow.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class DoubtsTest {

    @Autowired
    Doubts doubts;
    @Autowired
    OpportunityBook deals;
    @Autowired
    FactBook facts;
    @Autowired
    KeyFactMeter meter;
    @Autowired
    ContactBook contacts;
    @Autowired
    PeopleDesk people;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc web;

    DealFixture fixture;
    String rep;
    UUID deal;

    @BeforeEach
    void aDeal() {
        fixture = new DealFixture(jdbc);
        rep = fixture.rep();
        deal = deals.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
    }

    private static UserRequestPostProcessor as(String login) {
        return user(login);
    }

    private static Doubt settled(Doubt doubt, String answer) {
        return Doubt.told(doubt.id(), doubt.version(), doubt.kind(), doubt.doubt(), doubt.owner(), doubt.due(), answer, doubt.proof(), true);
    }

    @Test
    void areNumberedInTheirDealAndTheOpenOnesStandFirst() {
        var first = doubts.put(deal, Doubt.open(Kind.PRICE, "Too dear"), rep);
        doubts.put(deal, Doubt.open(Kind.SERVICE, "Who trains us?"), rep);

        doubts.put(deal, settled(first, "Pays back in a year"), rep);

        assertThat(doubts.of(deal)).extracting(Doubt::number).containsExactly(2, 1);
        assertThat(doubts.of(deal).get(1).resolvedOn()).isNotNull();
    }

    @Test
    void nothingIsSettledWithoutAnAnswer() {
        var doubt = doubts.put(deal, Doubt.open(Kind.PRICE, "Too dear"), rep);

        assertThatThrownBy(() -> doubts.put(deal, settled(doubt, " "), rep))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("answer"));
        assertThat(doubts.open(deal)).hasSize(1);
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        var seen = doubts.put(deal, Doubt.open(Kind.PRICE, "Too dear"), rep);
        doubts.put(deal, settled(seen, "Pays back"), rep);

        assertThatThrownBy(() -> doubts.put(deal, settled(seen, "Another answer"), rep)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void oneThatIsOpenHoldsTheContractByTheManagersRow() {
        deals.enterStage(deal, Stage.NEGOTIATION, rep);
        var doubt = doubts.put(deal, Doubt.open(Kind.DELIVERY, "Late?"), rep);
        var held = deals.get(deal);
        assertThat(meter.gaps(held, Stage.CONTRACT, meter.read(held))).extracting(KeyFactMeter.Gap::lack).contains(Lack.DOUBTS);

        doubts.put(deal, settled(doubt, "In the contract"), rep);

        assertThat(meter.gaps(held, Stage.CONTRACT, meter.read(held))).extracting(KeyFactMeter.Gap::lack).doesNotContain(Lack.DOUBTS);
    }

    @Test
    void thePageTakesThemFromTheRepAndKeepsWhatWasTypedWhereItRefuses() throws Exception {
        var address = "/opportunities/" + deal + "/doubts";
        web.perform(post(address).param("doubt", "Can it count screws?").param("resolved", "on").param("due", "soon").with(as(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("Can it count screws?")));

        web.perform(post(address).param("doubt", "Can it count screws?").param("kind", "FUNCTION").param("owner", rep)
                        .param("due", LocalDate.now().minusDays(1).toString()).with(as(rep)).with(csrf()).header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("This day has passed")));
        assertThat(doubts.of(deal)).isEmpty();
        web.perform(post(address).param("doubt", "Can it count screws?").param("kind", "FUNCTION").param("owner", rep)
                        .param("due", LocalDate.now().toString()).with(as(rep)).with(csrf()))
                .andExpect(status().isOk()).andExpect(content().string(containsString("Can it count screws?")));
    }

    /** As if its day had been to come when it was noted. */
    private Doubt late(String owner, String what) {
        var id = asked(owner, what).id();
        jdbc.sql("update doubt set due_on = ? where id = ?").params(LocalDate.now().minusDays(1), id).update();
        return doubts.get(deal, id);
    }

    @Test
    void whoeverAnsweredIsLateNoMoreAndTheTimelineTellsItApart() throws Exception {
        var address = "/opportunities/" + deal + "/doubts";
        var doubt = late(rep, "Can it count screws?");
        web.perform(get(address).with(as(rep)).header("Accept-Language", "en")).andExpect(content().string(containsString("overdue")));

        var answered = doubts.answer(deal, doubt.id(), doubt.version(), "By weight", null, rep);
        assertThat(doubts.put(deal, answered, rep).version()).as("nothing new").isEqualTo(answered.version());

        assertThat(answered.due()).isEqualTo(doubt.due());
        for (var page : List.of(address, "/doubts/mine")) {
            web.perform(get(page).with(as(rep)).header("Accept-Language", "en")).andExpect(content().string(containsString("answered, not settled yet")))
                    .andExpect(content().string(not(containsString("overdue"))));
        }
        doubts.put(deal, settled(answered, "By weight"), rep);
        assertThat(jdbc.sql("select kind from timeline_entry where opportunity_id = ? and kind like 'doubt%' order by id").param(deal).query(String.class).list())
                .containsExactly("doubtRecorded", "doubtAnswered", "doubtResolved");
    }

    @Test
    void whoeverAnswersItSeesTheDealMeanwhileAndSettlesNothing() throws Exception {
        var expert = fixture.rep();
        var address = "/opportunities/" + deal + "/doubts";
        web.perform(get(address).with(as(expert))).andExpect(status().isNotFound());
        var doubt = late(expert, "Who trains us?");

        web.perform(get("/doubts/mine").with(as(expert)).header("Accept-Language", "en")).andExpect(content().string(containsString("Who trains us?")))
                .andExpect(content().string(containsString("overdue")));
        web.perform(get(address + "/" + doubt.id()).with(as(expert))).andExpect(status().isOk()).andExpect(content().string(not(containsString("name=\"resolved\""))));
        web.perform(post(address + "/" + doubt.id()).param("version", "1").with(as(expert)).with(csrf())).andExpect(status().isUnprocessableEntity());
        web.perform(post(address + "/" + doubt.id()).param("version", "1").param("answer", "We do, on site").param("resolved", "on").param("doubt", "Nothing")
                .with(as(expert)).with(csrf())).andExpect(status().isOk());

        var answered = doubts.get(deal, doubt.id());
        assertThat(answered).extracting(Doubt::doubt, Doubt::answer, Doubt::resolved).containsExactly("Who trains us?", "We do, on site", false);
        web.perform(get("/doubts/mine").with(as(rep))).andExpect(content().string(not(containsString("Who trains us?"))));
        doubts.put(deal, settled(answered, "We do, on site"), rep);
        web.perform(get(address).with(as(expert))).andExpect(status().isNotFound());
    }

    @Test
    void savingADoubtTakesNoNextActionFromWhoAnswersIt() {
        var expert = fixture.rep();
        var doubt = asked(expert, "Who trains us?");
        var action = contacts.record(ContactFixture.withNext(ContactFixture.call(deals.get(deal).customerId()), expert, LocalDate.now().plusDays(1)), viewers.of(expert)).id();

        var answered = doubts.answer(deal, doubt.id(), doubt.version(), "We do, on site", null, expert);

        assertThat(contacts.get(action).next().owner()).isEqualTo(expert);
        doubts.put(deal, settled(answered, "We do, on site"), rep);
        assertThat(contacts.get(action).next().owner()).as("out of sight now").isEqualTo(rep);
    }

    @Test
    void whoAnswersOneFromBeforeThisWasKeptSeesItsDeal() throws Exception {
        var expert = fixture.rep();
        var doubt = asked(expert, "Who trains us?");
        jdbc.sql("delete from deal_helper where task_id = ?").param("doubt " + doubt.id()).update();
        assertThat(deals.isVisible(deal, viewers.of(expert))).isFalse();

        jdbc.sql(new ClassPathResource("db/migration/V240__doubt_helper.sql").getContentAsString(StandardCharsets.UTF_8)).update();

        assertThat(deals.isVisible(deal, viewers.of(expert))).isTrue();
    }

    @Test
    void aDeputyOpensWhatTheyAreToldToAnswer() throws Exception {
        var expert = fixture.rep();
        var deputy = fixture.rep();
        asked(expert, "Who trains us?");
        new ApprovalFixture(jdbc, viewers).away(expert, deputy);

        web.perform(get("/doubts/mine").with(as(deputy))).andExpect(content().string(containsString("Who trains us?")));
        web.perform(get("/opportunities/" + deal + "/doubts").with(as(deputy))).andExpect(status().isOk());
        web.perform(get("/customers/" + deals.get(deal).customerId()).with(as(deputy))).andExpect(status().isOk());
    }

    @Test
    void aFormerRepOrPresalesPersonWhoAnswersOneStillSeesTheDealAndKeepsTheirActions() {
        var presales = fixture.person("PRESALES", null);
        var successor = fixture.rep();
        facts.learn(deal, DealFacts.NONE.withPresales(presales), rep);
        asked(rep, "When?");
        asked(presales, "How?");
        var customer = deals.get(deal).customerId();
        jdbc.sql("update customer set owner_login = ? where id = ?").params(successor, customer).update();
        var action = contacts.record(ContactFixture.withNext(ContactFixture.call(customer), rep, LocalDate.now().plusDays(1)), viewers.of(rep)).id();

        deals.handOver(deal, successor, rep);
        facts.learn(deal, DealFacts.NONE.withPresales(fixture.person("PRESALES", null)), successor);

        assertThat(deals.isVisible(deal, viewers.of(rep))).isTrue();
        assertThat(deals.isVisible(deal, viewers.of(presales))).isTrue();
        assertThat(contacts.get(action).next().owner()).isEqualTo(rep);
    }

    @Test
    void whoLeavesHandsThemOver() {
        var admin = fixture.person("ADMIN", null);
        var expert = fixture.rep();
        var heir = fixture.rep();
        var doubt = asked(expert, "Who trains us?");
        assertThat(people.openWork(expert)).isEqualTo(Map.of("doubts", 1L));

        var leaver = viewers.of(expert);
        people.disable(viewers.of(admin), expert, heir);

        assertThat(doubts.get(deal, doubt.id()).owner()).isEqualTo(heir);
        assertThat(deals.isVisible(deal, viewers.of(heir))).isTrue();
        assertThat(deals.isVisible(deal, leaver)).isFalse();
        assertThat(people.openWork(expert)).isEmpty();
        jdbc.sql("update app_user set enabled = false where login = ?").param(admin).update();
    }

    @Test
    void theDaysPageSaysHowManyMoreThereAre() throws Exception {
        var expert = fixture.rep();
        for (var n = 1; n <= 22; n++) {
            asked(expert, "Question " + n);
        }

        web.perform(get("/doubts/mine").with(as(expert)).header("Accept-Language", "en")).andExpect(content().string(containsString("And 2 more")));
        web.perform(get("/doubts/mine").with(as(expert)).header("Accept-Language", "zh-CN")).andExpect(content().string(containsString("另有 2 项")));
    }

    private Doubt asked(String owner, String what) {
        return doubts.put(deal, Doubt.told(null, 0, Kind.SERVICE, what, owner, null, null, null, false), rep);
    }

    @Test
    void presalesOfTheDealLooksOnAndAStrangerSeesNothing() throws Exception {
        var presales = fixture.person("PRESALES", null);
        jdbc.sql("update opportunity set presales_login = ? where id = ?").params(presales, deal).update();
        doubts.put(deal, Doubt.open(Kind.PRICE, "Too dear"), rep);
        var address = "/opportunities/" + deal + "/doubts";

        web.perform(get(address).with(as(presales))).andExpect(status().isOk()).andExpect(content().string(containsString("Too dear")))
                .andExpect(content().string(not(containsString("doubts/new"))));
        web.perform(post(address).param("doubt", "x").param("kind", "PRICE").with(as(presales)).with(csrf())).andExpect(status().isForbidden());
        web.perform(get(address).with(as(fixture.rep()))).andExpect(status().isNotFound());
    }
}
