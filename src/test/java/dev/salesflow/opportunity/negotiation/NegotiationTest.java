package dev.salesflow.opportunity.negotiation;

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
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.negotiation.Point.Kind;
import dev.salesflow.opportunity.negotiation.Point.State;
import dev.salesflow.opportunity.negotiation.Round.Limit;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SalesflowTest
class NegotiationTest {

    private static final Point PRICE = new Point(Kind.PRICE, "Ten percent less", "Three percent", "Payment in advance", State.AGREED);

    @Autowired
    Negotiation negotiation;
    @Autowired
    OpportunityBook deals;
    @Autowired
    FactBook facts;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc web;

    DealFixture fixture;
    UUID team;
    String rep;
    UUID deal;

    @BeforeEach
    void aDeal() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        deal = deals.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
    }

    private static Round round(Limit limit, Point... points) {
        return new Round(0, LocalDate.now(), "Ms Li", "Paid in two parts", null, limit, List.of(points), null);
    }

    @Test
    void everyRoundIsKeptTheLatestFirst() {
        negotiation.held(deal, round(Limit.NONE, PRICE), rep);
        negotiation.held(deal, round(Limit.NONE), rep);

        var rounds = negotiation.of(deals.get(deal), viewers.of(rep));

        assertThat(rounds).extracting(Round::number).containsExactly(2, 1);
        assertThat(rounds.get(1).points()).containsExactly(PRICE);
    }

    @Test
    void aPointThatSaysNotWhatIsAskedKeepsTheWholeRoundOut() {
        assertThatThrownBy(() -> negotiation.held(deal, round(Limit.NONE, PRICE, new Point(Kind.SCOPE, " ", null, null, State.OPEN)), rep))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("demand"));

        assertThat(negotiation.of(deals.get(deal), viewers.of(rep))).isEmpty();
    }

    @Test
    void theRepWritesARoundDownOnTheDealsPageAndItsStageStays() throws Exception {
        deals.enterStage(deal, Stage.QUOTATION, rep);
        var page = "/opportunities/" + deal + "/negotiation";
        web.perform(post(page).param("heldOn", LocalDate.now().toString()).param("metWith", "Ms Li").param("given-1", "Three percent").with(user(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("Three percent")));

        web.perform(post(page).param("heldOn", LocalDate.now().toString()).param("metWith", "Ms Li").param("agreed", "Two parts").param("walkAway", "81,234")
                .param("demand-1", "Ten percent less").param("kind-1", "PRICE").param("given-1", "Three percent").param("state-1", "AGREED").with(user(rep)).with(csrf()))
                .andExpect(status().isOk());

        assertThat(negotiation.of(deals.get(deal), viewers.of(rep))).singleElement().satisfies(round -> {
            assertThat(round.points()).containsExactly(new Point(Kind.PRICE, "Ten percent less", "Three percent", null, State.AGREED));
            assertThat(round.limit().walkAway()).isEqualByComparingTo("81234");
        });
        assertThat(facts.meetings(deal)).singleElement().satisfies(met -> assertThat(met.stage()).isEqualTo(Stage.NEGOTIATION));
        assertThat(deals.get(deal).stage()).isEqualTo(Stage.QUOTATION);
        web.perform(get(page + "/new").with(user(rep))).andExpect(content().string(containsString("81234")));
        web.perform(get(page + "/new").with(user(fixture.person("ADMIN", null)))).andExpect(content().string(not(containsString("walkAway"))));
        web.perform(get(page + "/new").with(user(fixture.rep()))).andExpect(status().isNotFound());
    }

    @Test
    void beforeAQuotationIsMadeNoneIsWrittenDown() throws Exception {
        var page = "/opportunities/" + deal + "/negotiation";

        web.perform(get(page + "/new").with(user(rep))).andExpect(status().isOk()).andExpect(content().string(not(containsString("metWith"))));
        tell(rep).andExpect(status().isConflict()).andExpect(content().string(containsString("Two parts")));

        assertThat(negotiation.of(deals.get(deal), viewers.of(rep))).isEmpty();
        assertThat(facts.meetings(deal)).isEmpty();
    }

    @Test
    void whoMayNotReadOurLimitDoesNotSetIt() throws Exception {
        deals.enterStage(deal, Stage.NEGOTIATION, rep);
        var admin = fixture.person("ADMIN", null);

        tell(admin, "walkAway", "1").andExpect(status().isForbidden());
        tell(admin, "limits", "none").andExpect(status().isForbidden());
        assertThat(negotiation.of(deals.get(deal), viewers.of(rep))).isEmpty();

        tell(admin).andExpect(status().isOk());
        assertThat(negotiation.of(deals.get(deal), viewers.of(rep))).hasSize(1);
    }

    private ResultActions tell(String login, String... more) throws Exception {
        var call = post("/opportunities/" + deal + "/negotiation").param("heldOn", LocalDate.now().toString()).param("metWith", "Ms Li").param("agreed", "Two parts");
        return web.perform((more.length == 0 ? call : call.param(more[0], more[1])).with(user(login)).with(csrf()));
    }

    @Test
    void ourLimitIsReadByTheRepAndTheirManagersOnly() throws Exception {
        var presales = fixture.person("PRESALES", null);
        jdbc.sql("update opportunity set presales_login = ?, currency = 'CNY' where id = ?").params(presales, deal).update();
        negotiation.held(deal, round(new Limit(new BigDecimal("81234"), "no penalty at all"), PRICE), rep);
        var page = "/opportunities/" + deal + "/negotiation";

        for (var reader : List.of(rep, fixture.person("MANAGER", team))) {
            web.perform(get(page).with(user(reader))).andExpect(content().string(containsString("81,234"))).andExpect(content().string(containsString("no penalty")));
        }
        for (var reader : List.of(presales, fixture.person("ADMIN", null))) {
            web.perform(get(page).with(user(reader))).andExpect(content().string(containsString("Ten percent less")))
                    .andExpect(content().string(not(containsString("81,234")))).andExpect(content().string(not(containsString("no penalty"))));
        }
    }
}
