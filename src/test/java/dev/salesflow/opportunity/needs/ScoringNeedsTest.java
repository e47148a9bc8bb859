package dev.salesflow.opportunity.needs;

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
import dev.salesflow.grading.BuyingPower;
import dev.salesflow.grading.NeedsMatch;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Core needs, what the two sides score, and what comes of it. */
@SalesflowTest
class ScoringNeedsTest {

    @Autowired
    MockMvc web;
    @Autowired
    OpportunityBook deals;
    @Autowired
    FactBook facts;
    @Autowired
    NeedsBook book;
    @Autowired
    NeedsDue due;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    String rep;
    String presales;
    UUID deal;

    @BeforeEach
    void aDealWithThreeNeeds() {
        var fixture = new DealFixture(jdbc);
        var team = fixture.team();
        rep = fixture.person("REP", team);
        presales = fixture.person("PRESALES", team);
        deal = deals.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        facts.learn(deal, DealFacts.NONE.withPresales(presales), rep);
        for (var need : new String[] {"batches", "planning", "costs"}) {
            book.put(deal, new CoreNeed(null, 0, need, "pain of " + need, null, null), rep);
        }
    }

    private Map<UUID, Integer> all(int score) {
        return book.of(deal).needs().stream().map(CoreNeed::id).collect(Collectors.toMap(Function.identity(), id -> score));
    }

    private static RequestPostProcessor as(String login) {
        return user(login).roles(login.substring(0, login.indexOf('-')).toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void aNeedIsAddedAndChangedOnThePage() throws Exception {
        var first = book.of(deal).needs().get(0).id();

        web.perform(get("/opportunities/" + deal + "/needs/new").with(as(rep))).andExpect(status().isOk())
                .andExpect(content().string(not(containsString("name=\"buyingPower\""))));
        web.perform(get("/opportunities/" + deal + "/needs/" + first).with(as(rep))).andExpect(status().isOk())
                .andExpect(content().string(containsString("pain of batches")));
    }

    @Test
    void unscoredNeedsAskToBeScored() {
        assertThat(book.of(deal).match()).isEqualTo(new NeedsMatch(null, NeedsMatch.Step.SCORE_NEEDS));
        assertThat(book.of(deal).sharePercent()).isNull();
    }

    @Test
    void threeNeedsReachTheirClassByTheShareOfWhatTheyCouldHave() {
        book.score(deal, Side.REP, all(4), BuyingPower.STRONG, rep);

        var sheet = book.of(deal);

        assertThat(sheet.total()).isEqualTo(12);
        assertThat(sheet.most()).isEqualTo(15);
        assertThat(sheet.sharePercent()).isEqualTo(80);
        assertThat(sheet.match()).isEqualTo(new NeedsMatch(NeedsMatch.Level.HIGH, NeedsMatch.Step.EXECUTIVE_VISIT));
    }

    private MockHttpServletRequestBuilder score(String address, int score) {
        var request = post(address + "/score").with(csrf());
        all(score).keySet().forEach(need -> request.param("score." + need, Integer.toString(score)));
        return request;
    }

    @Test
    void aFewOfTheNeedsAreNoMatchAndOneMoreMakesTheMatchUnknown() throws Exception {
        var first = book.of(deal).needs().get(0).id();
        assertThatThrownBy(() -> book.score(deal, Side.REP, Map.of(first, 5), BuyingPower.STRONG, rep)).hasMessageContaining("needs.scoreAll");
        book.score(deal, Side.REP, all(5), BuyingPower.STRONG, rep);
        book.score(deal, Side.REP, Map.of(first, 4), BuyingPower.STRONG, rep);
        assertThat(book.of(deal).total()).isEqualTo(14);

        book.put(deal, new CoreNeed(null, 0, "traceability", null, null, null), rep);

        assertThat(book.of(deal).match()).isEqualTo(new NeedsMatch(null, NeedsMatch.Step.SCORE_NEEDS));
        assertThat(book.of(deal).sharePercent()).isNull();
        web.perform(get("/opportunities/" + deal + "/needs").with(as(rep)).header("Accept-Language", "en")).andExpect(content().string(containsString("not scored yet")));
    }

    @Test
    void aNeedThatSomebodyChangedIsNotRemovedUnseen() throws Exception {
        var seen = book.of(deal).needs().get(0);
        book.put(deal, new CoreNeed(seen.id(), seen.version(), "lots", null, null, null), rep);
        var remove = "/opportunities/" + deal + "/needs/" + seen.id() + "/remove";

        web.perform(post(remove).param("version", Integer.toString(seen.version())).with(as(rep)).with(csrf())).andExpect(status().isConflict());
        assertThat(book.of(deal).needs()).hasSize(3);
        web.perform(post(remove).param("version", Integer.toString(seen.version() + 1)).with(as(rep)).with(csrf())).andExpect(status().isOk());
        assertThat(book.of(deal).needs()).hasSize(2);
    }

    @Test
    void theTechnicalSidesWordCountsAndWhatBothScoredIsKept() {
        book.score(deal, Side.REP, all(5), BuyingPower.MEDIUM, rep);
        book.score(deal, Side.TECH, all(2), null, presales);

        var sheet = book.of(deal);

        assertThat(sheet.total()).isEqualTo(6);
        assertThat(sheet.needs()).allMatch(CoreNeed::disputed);
        assertThat(sheet.buyingPower()).isEqualTo(BuyingPower.MEDIUM);
        assertThat(sheet.match().match()).isEqualTo(NeedsMatch.Level.MEDIUM);
        assertThat(book.history(deal)).extracting(Scoring::total).containsExactly(6, 15);
        assertThat(book.history(deal).get(1).scores()).extracting(Scoring.Scored::rep).containsExactly(5, 5, 5);
        assertThat(jdbc.sql("select count(*) from timeline_entry where opportunity_id = ? and kind = 'needsScored'").param(deal)
                .query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void afterAQuarterItIsToBeScoredAgain() {
        assertThat(due.of(viewers.of(rep))).singleElement().satisfies(one -> assertThat(one.scoredOn()).isNull());
        book.score(deal, Side.REP, all(3), null, rep);
        assertThat(due.of(viewers.of(rep))).isEmpty();
        assertThat(due.of(viewers.of(presales))).as("their own word is missing").hasSize(1);

        jdbc.sql("update needs_scoring set scored_at = now() - interval '93 days' where opportunity_id = ?").param(deal).update();

        assertThat(due.of(viewers.of(rep))).extracting(NeedsDue.Due::deal).containsExactly(deal);
    }

    @Test
    void whatIsNoScoreOrNoNeedOfThisDealIsRefused() {
        assertThatThrownBy(() -> book.score(deal, Side.REP, Map.of(), null, rep)).hasMessageContaining("needs.nothingScored");
        assertThatThrownBy(() -> book.score(deal, Side.REP, all(6), null, rep)).hasMessageContaining("needs.range");
        assertThatThrownBy(() -> book.score(deal, Side.REP, Map.of(UUID.randomUUID(), 3), null, rep)).hasMessageContaining("need");
        assertThatThrownBy(() -> book.put(deal, new CoreNeed(null, 0, " ", null, null, null), rep)).hasMessageContaining("need");
        var known = book.of(deal).needs().get(0);
        book.put(deal, new CoreNeed(known.id(), known.version(), "lots", null, null, null), rep);
        assertThatThrownBy(() -> book.put(deal, new CoreNeed(known.id(), known.version(), "late", null, null, null), rep))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(book.history(deal)).isEmpty();
    }

    @Test
    void eachSideScoresOnThePageAndOthersDoNot() throws Exception {
        var address = "/opportunities/" + deal + "/needs";
        var first = book.of(deal).needs().get(0).id();
        web.perform(post(address + "/score").param("score." + first, "4").with(as(rep)).with(csrf()).header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("Score every need")));
        web.perform(score(address, 4).param("buyingPower", "WEAK").with(as(rep)).header("Accept-Language", "en"))
                .andExpect(status().isOk()).andExpect(content().string(containsString("12 of 15 (80 %)")));
        web.perform(score(address, 2).with(as(presales)).header("Accept-Language", "zh"))
                .andExpect(status().isOk()).andExpect(content().string(allOf(containsString("6 分，满分 15 分（40%）"), containsString("需沟通"))));
        web.perform(post(address + "/score").param("score." + first, "nine").with(as(rep)).with(csrf())).andExpect(status().isUnprocessableEntity());
        web.perform(get(address + "/new").with(as(presales))).andExpect(status().isForbidden());
        web.perform(get(address).with(as(new DealFixture(jdbc).rep()))).andExpect(status().isNotFound());
        web.perform(get("/needs/mine").with(as(rep)).header("Accept-Language", "en")).andExpect(status().isOk())
                .andExpect(content().string(not(containsString(deal.toString()))));
    }
}
