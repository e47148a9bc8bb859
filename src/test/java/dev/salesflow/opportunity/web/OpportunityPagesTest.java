package dev.salesflow.opportunity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Outcome;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SalesflowTest
class OpportunityPagesTest {

    @Autowired
    MockMvc web;
    @Autowired
    OpportunityBook book;
    @Autowired
    FactBook factBook;
    @Autowired
    JdbcClient jdbc;

    DealFixture fixture;
    UUID team;
    String rep;
    UUID customer;
    UUID deal;

    @BeforeEach
    void aDeal() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        customer = fixture.customer(rep);
        deal = book.open(Opening.of(customer, UUID.randomUUID().toString()), rep).id();
    }

    private static RequestPostProcessor as(String login) {
        return user(login).roles(login.substring(0, login.indexOf('-')).toUpperCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"en,First visit", "zh,初访"})
    void theListAndThePageSpeakBothLanguages(String language, String stage) throws Exception {
        web.perform(get("/opportunities").param("sort", "STANDING").with(as(rep)).header("Accept-Language", language))
                .andExpect(status().isOk()).andExpect(content().string(containsString("Customer " + customer)));
        web.perform(get("/opportunities/" + deal).with(as(rep)).header("Accept-Language", language))
                .andExpect(status().isOk()).andExpect(content().string(containsString(stage)));
    }

    @Test
    void theFilterRowKeepsWhatWasChosen() throws Exception {
        web.perform(get("/opportunities").param("stage", "DEMO").param("outcome", "PAUSED").param("owner", "none").param("grade", "B")
                        .param("sort", "STANDING").with(as(fixture.person("MANAGER", team))).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("<option value=\"DEMO\" selected=\"selected\">Demo</option>")))
                .andExpect(content().string(containsString("<option value=\"PAUSED\" selected=\"selected\">Paused</option>")))
                .andExpect(content().string(containsString("<option value=\"none\" selected=\"selected\">Nobody</option>")))
                .andExpect(content().string(containsString("<option value=\"B\" selected=\"selected\">B</option>")))
                .andExpect(content().string(containsString("<option value=\"STANDING\" selected=\"selected\">")))
                .andExpect(content().string(containsString("<option value=\"" + rep + "\">Test " + rep + "</option>")));
    }

    @ParameterizedTest
    @CsvSource({"/opportunities/{deal}", "/opportunities/{deal}/tasks", "/opportunities/{deal}/timeline",
            "/opportunities/{deal}/quotations", "/opportunities/{deal}/contract", "/opportunities/{deal}/edit",
            "/opportunities/{deal}/pause", "/opportunities/{deal}/lose", "/opportunities/{deal}/hand-over",
            "/customers/{customer}/opportunities", "/customers/{customer}/opportunities/new", "/api/opportunities/{deal}"})
    void anotherRepFindsNothing(String path) throws Exception {
        var address = path.replace("{deal}", deal.toString()).replace("{customer}", customer.toString());

        web.perform(get(address).with(as(fixture.person("REP", team)))).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @CsvSource({"/opportunities/{deal}", "/opportunities/{deal}/tasks", "/opportunities/{deal}/quotations",
            "/opportunities/{deal}/contract", "/opportunities/{deal}/edit", "/opportunities/{deal}/pause",
            "/opportunities/{deal}/lose", "/opportunities/{deal}/hand-over", "/customers/{customer}/opportunities"})
    void theTeamsManagerSeesEveryPart(String path) throws Exception {
        var address = path.replace("{deal}", deal.toString()).replace("{customer}", customer.toString());

        web.perform(get(address).with(as(fixture.person("MANAGER", team)))).andExpect(status().isOk());
    }

    @Test
    void theFirstTaskStandsOnThePageInTheReadersLanguage() throws Exception {
        web.perform(get("/opportunities/" + deal + "/tasks").with(as(rep)).header("Accept-Language", "zh"))
                .andExpect(content().string(containsString("记录初访")))
                .andExpect(content().string(containsString("/camunda/app/tasklist/default/#/?task=")));
    }

    @Test
    void aDoubleClickOnTheCustomersPageOpensOneDeal() throws Exception {
        var request = UUID.randomUUID().toString();
        var first = web.perform(post("/customers/" + customer + "/opportunities").param("requestId", request).param("another", "true").with(as(rep)).with(csrf()))
                .andExpect(status().isFound()).andReturn().getResponse().getRedirectedUrl();

        web.perform(post("/customers/" + customer + "/opportunities").param("requestId", request).param("another", "true").with(as(rep)).with(csrf()))
                .andExpect(redirectedUrl(first));
    }

    @Test
    void startingFromTheCustomersPageSaysFirstWithWhomForWhomAndWhatIsOpenAlready() throws Exception {
        var address = "/customers/" + customer + "/opportunities";
        var request = UUID.randomUUID().toString();
        web.perform(get(address + "/new").with(as(rep)).header("Accept-Language", "en")).andExpect(status().isOk())
                .andExpect(content().string(containsString("A deal with Customer " + customer + " begins. Test " + rep + " gets its first task")))
                .andExpect(content().string(containsString("/opportunities/" + deal)));

        web.perform(post(address).param("requestId", request).param("note", "met at the fair").with(as(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("met at the fair")))
                .andExpect(content().string(containsString("value=\"" + request + "\"")));
        web.perform(post(address).param("requestId", request).param("note", "met at the fair").param("another", "true").with(as(rep)).with(csrf()))
                .andExpect(status().isFound());

        assertThat(jdbc.sql("select note from opportunity where customer_id = ? and id <> ?").params(customer, deal).query(String.class).list())
                .containsExactly("met at the fair");
    }

    @Test
    void theFirstDealWithACustomerNeedsNoTick() throws Exception {
        var other = fixture.customer(rep);
        web.perform(get("/customers/" + other + "/opportunities/new").with(as(rep))).andExpect(content().string(not(containsString("another"))));

        web.perform(post("/customers/" + other + "/opportunities").param("requestId", UUID.randomUUID().toString()).with(as(rep)).with(csrf()))
                .andExpect(status().isFound());
    }

    @Test
    void theSameRequestByRestAnswersTheSame() throws Exception {
        var body = "{\"customerId\": \"%s\", \"requestId\": \"lead-%s\"}".formatted(customer, customer);
        var first = web.perform(post("/api/opportunities").contentType(MediaType.APPLICATION_JSON).content(body).with(as(rep)).with(csrf()))
                .andExpect(status().isCreated()).andExpect(jsonPath("$.customer.id").value(customer.toString()))
                .andExpect(jsonPath("$.stage").value("FIRST_VISIT")).andReturn().getResponse();

        web.perform(post("/api/opportunities").contentType(MediaType.APPLICATION_JSON).content(body).with(as(rep)).with(csrf()))
                .andExpect(status().isCreated()).andExpect(header().string("Location", first.getHeader("Location")))
                .andExpect(content().string(first.getContentAsString()));
    }

    @Test
    void aBadStartByRestIsAProblemWithItsField() throws Exception {
        web.perform(post("/api/opportunities").contentType(MediaType.APPLICATION_JSON).content("{\"requestId\": \"x\"}").with(as(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("customerId"));
        web.perform(post("/api/opportunities").contentType(MediaType.APPLICATION_JSON)
                        .content("{\"customerId\": \"" + customer + "\"}").with(as(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("requestId"));
        web.perform(post("/api/opportunities").contentType(MediaType.APPLICATION_JSON)
                        .content("{\"customerId\": \"" + customer + "\", \"requestId\": \"a\\u0000b\"}").with(as(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("requestId"));
        web.perform(post("/api/opportunities").contentType(MediaType.APPLICATION_JSON).content("{").with(as(rep)).with(csrf()))
                .andExpect(status().isBadRequest());
        web.perform(post("/api/opportunities").contentType(MediaType.APPLICATION_JSON)
                        .content("{\"customerId\": \"" + fixture.customer(fixture.rep()) + "\", \"requestId\": \"y\"}").with(as(rep)).with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void restListsWhatIsAskedFor() throws Exception {
        web.perform(get("/api/opportunities").param("customer", customer.toString()).param("stage", "FIRST_VISIT")
                        .param("outcome", "OPEN").param("owner", rep).with(as(rep)))
                .andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].id").value(deal.toString()));
        web.perform(get("/api/opportunities").param("customer", customer.toString()).param("outcome", "WON").with(as(rep)))
                .andExpect(jsonPath("$.total").value(0));
        web.perform(get("/api/opportunities").param("stage", "NO_SUCH").with(as(rep))).andExpect(status().isBadRequest());
    }

    @Test
    void aRefusedLossKeepsWhatWasTyped() throws Exception {
        web.perform(post("/opportunities/" + deal + "/lose").param("lostKind", "PRICE").param("lostReason", " ").param("competitor", "Kingdee<b>").with(as(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("lostReason-problem")))
                .andExpect(content().string(containsString("Kingdee&lt;b&gt;")));
        assertThat(book.get(deal).isOpen()).isTrue();
    }

    @Test
    void theFormOfALossNamesCompetitorsOfTheReadersDealsOnly() throws Exception {
        lost(rep, "Own Rival " + deal);
        lost(fixture.person("REP", fixture.team()), "Their Rival " + deal);

        web.perform(get("/opportunities/" + deal + "/lose").with(as(rep)))
                .andExpect(content().string(containsString("Own Rival " + deal)))
                .andExpect(content().string(not(containsString("Their Rival"))));
        web.perform(get("/opportunities/" + deal + "/lose").with(as(fixture.person("MANAGER", team))))
                .andExpect(content().string(containsString("Own Rival " + deal)))
                .andExpect(content().string(not(containsString("Their Rival"))));
    }

    private void lost(String owner, String competitor) {
        var other = book.open(Opening.of(fixture.customer(owner), UUID.randomUUID().toString()), owner);
        book.lose(other.id(), "price", competitor, owner);
    }

    @Test
    void aLossOnThePageClosesTheDeal() throws Exception {
        web.perform(post("/opportunities/" + deal + "/lose").param("lostKind", "PRICE").param("lostReason", "no budget").with(as(rep)).with(csrf()))
                .andExpect(redirectedUrl("/opportunities/" + deal)).andExpect(flash().attributeExists("done"));

        assertThat(book.get(deal).outcome()).isEqualTo(Outcome.LOST);
        web.perform(get("/opportunities/" + deal).with(as(rep))).andExpect(content().string(containsString("no budget")));
    }

    @Test
    void isPausedUntilADayAndResumed() throws Exception {
        var until = LocalDate.now().plusDays(30);
        web.perform(post("/opportunities/" + deal + "/pause").param("reason", "plant move").param("until", until.minusDays(60).toString())
                .with(as(rep)).with(csrf())).andExpect(content().string(containsString("until-problem")));
        web.perform(post("/opportunities/" + deal + "/pause").param("reason", "plant move").param("until", "soon")
                .with(as(rep)).with(csrf())).andExpect(content().string(containsString("until-problem")));

        web.perform(post("/opportunities/" + deal + "/pause").param("reason", "plant move").param("until", until.toString())
                .with(as(rep)).with(csrf())).andExpect(status().isFound());
        assertThat(book.get(deal).pausedUntil()).isEqualTo(until);

        web.perform(post("/opportunities/" + deal + "/resume").with(as(rep)).with(csrf())).andExpect(status().isFound());
        assertThat(book.get(deal).paused()).isFalse();
    }

    @Test
    void factsAreCorrectedAndClearedUnlessSomebodyElseWasFaster() throws Exception {
        var version = Integer.toString(book.get(deal).version());
        web.perform(post("/opportunities/" + deal + "/edit").param("version", version).param("amount", "12,500.50").param("currency", "CNY")
                        .param("BUDGET.value", "12,500").param("budgetEvidence", "plan seen").param("BUDGET.saidBy", "Mr Wu").with(as(rep)).with(csrf()))
                .andExpect(status().isFound());
        assertThat(book.get(deal).amount()).isEqualByComparingTo("12500.50");
        web.perform(get("/opportunities/" + deal + "/edit").with(as(rep))).andExpect(content().string(containsString("plan seen")));

        web.perform(post("/opportunities/" + deal + "/edit").param("version", version).param("amount", "1")
                        .param("note", "typed for nothing").with(as(rep)).with(csrf()))
                .andExpect(status().isConflict()).andExpect(content().string(containsString("Somebody else changed this meanwhile")))
                .andExpect(content().string(containsString("typed for nothing")));

        web.perform(post("/opportunities/" + deal + "/edit").param("version", Integer.toString(book.get(deal).version())).with(as(rep)).with(csrf()))
                .andExpect(status().isFound());
        assertThat(book.get(deal).amount()).isNull();
        assertThat(factBook.keyFacts(deal)).isEmpty();
    }

    @Test
    void aNewDayOrAmountIsTakenWithItsEvidenceOnlyAndNoDayThatHasPassed() throws Exception {
        web.perform(edit().param("amount", "5000").param("currency", "CNY").param("expectedSigning", LocalDate.now().plusDays(9).toString()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("id=\"budgetEvidence-problem\"")))
                .andExpect(content().string(containsString("id=\"scheduleEvidence-problem\"")));
        web.perform(edit().param("expectedSigning", LocalDate.now().minusDays(2).toString()).param("scheduleEvidence", "said on the telephone"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("id=\"expectedSigning-problem\"")));

        web.perform(edit().param("amount", "5000").param("currency", "CNY").param("budgetEvidence", "plan seen")).andExpect(status().isFound());
        assertThat(factBook.keyFacts(deal)).singleElement().satisfies(fact -> assertThat(fact.value()).isEqualTo("5000 CNY"));
        web.perform(get("/opportunities/" + deal + "/facts").with(as(rep))).andExpect(content().string(containsString("<strong>5,000.00 CNY</strong>")));
        web.perform(edit().param("amount", "6000").param("currency", "CNY").param("BUDGET.value", "5000 CNY").param("budgetEvidence", "plan seen again"))
                .andExpect(status().isFound());
        assertThat(factBook.keyFacts(deal)).singleElement().satisfies(fact -> assertThat(fact.value()).isEqualTo("6000 CNY"));
    }

    @Test
    void whatWasSaidInWordsOfABudgetProvesNoOtherAmount() throws Exception {
        web.perform(edit().param("amount", "5000").param("currency", "CNY").param("BUDGET.value", "about five").param("budgetEvidence", "plan seen")).andExpect(status().isFound());

        web.perform(edit().param("amount", "6000").param("currency", "CNY").param("BUDGET.value", "about five").param("budgetEvidence", "plan seen"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("id=\"budgetEvidence-problem\"")));
        web.perform(edit().param("amount", "6000").param("currency", "CNY").param("BUDGET.value", "about six").param("budgetEvidence", "new plan seen")).andExpect(status().isFound());

        assertThat(book.get(deal).amount()).isEqualByComparingTo("6000");
    }

    @Test
    void aScheduleThatIsProvenKeepsItsDay() throws Exception {
        var day = LocalDate.now().plusDays(9).toString();
        web.perform(edit().param("expectedSigning", day).param("scheduleEvidence", "said on the telephone")).andExpect(status().isFound());

        web.perform(edit().param("SCHEDULE.value", day).param("scheduleEvidence", "said on the telephone"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("id=\"expectedSigning-problem\"")));
        web.perform(edit()).andExpect(status().isFound());

        assertThat(book.get(deal).expectedSigning()).isNull();
    }

    @Test
    void whatAListBroughtStaysWithoutEvidenceAlthoughItsDayHasPassed() throws Exception {
        jdbc.sql("update opportunity set amount = 700, currency = 'CNY', expected_signing = date '2020-01-02' where id = ?").param(deal).update();

        web.perform(edit().param("amount", "700.00").param("currency", "CNY").param("expectedSigning", "2020-01-02").param("note", "called them"))
                .andExpect(status().isFound());

        assertThat(book.get(deal).note()).isEqualTo("called them");
        assertThat(factBook.keyFacts(deal)).isEmpty();
    }

    private MockHttpServletRequestBuilder edit() {
        return post("/opportunities/" + deal + "/edit").param("version", Integer.toString(book.get(deal).version())).with(as(rep)).with(csrf());
    }

    @ParameterizedTest
    @CsvSource({"amount,-1", "amount,1e9", "amount,1e400", "amount,abc", "amount,NaN", "amount,1.005", "amount,1234567890123456",
            "currency,cny", "currency,ZZZ", "expectedSigning,22.11.2026", "expectedSigning,2027-02-31", "expectedSigning,9999-12-31",
            "expectedSigning,+999999999-12-31", "note,a\u0000b", "note,a\u202Eb", "product,nonsense",
            "product,018f3a3e-0000-7000-8000-000000000000", "presales,nobody-here"})
    void aBadFactIsRefusedBesideItsField(String field, String value) throws Exception {
        web.perform(post("/opportunities/" + deal + "/edit").param("version", Integer.toString(book.get(deal).version()))
                        .param(field, value).with(as(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("id=\"" + field + "-problem\"")));
    }

    @Test
    void onlyThoseWhoLeadHandOverAndOnlyToTheirOwnPeople() throws Exception {
        var colleague = fixture.person("REP", team);
        var stranger = fixture.person("REP", fixture.team());
        var manager = fixture.person("MANAGER", team);

        web.perform(post("/opportunities/" + deal + "/hand-over").param("owner", colleague).with(as(rep)).with(csrf()))
                .andExpect(status().isForbidden());
        web.perform(post("/opportunities/" + deal + "/hand-over").param("owner", stranger).with(as(manager)).with(csrf()))
                .andExpect(content().string(containsString("owner-problem")));
        web.perform(post("/opportunities/" + deal + "/hand-over").param("owner", colleague).with(as(manager)).with(csrf()))
                .andExpect(status().isFound());

        assertThat(book.get(deal).owner()).isEqualTo(colleague);
        web.perform(get("/opportunities/" + deal).with(as(rep))).andExpect(status().isNotFound());
    }

    @Test
    void aManagerOfAnotherTeamWhoHelpsWithTheDealDoesNotTakeItAway() throws Exception {
        var other = fixture.person("MANAGER", fixture.team());
        jdbc.sql("insert into deal_helper (task_id, opportunity_id, login) values (?, ?, ?)").params("approval of " + deal, deal, other).update();

        web.perform(get("/opportunities/" + deal).with(as(other))).andExpect(status().isOk()).andExpect(content().string(not(containsString("/hand-over"))));
        web.perform(get("/opportunities/" + deal + "/hand-over").with(as(other))).andExpect(status().isForbidden());
        web.perform(post("/opportunities/" + deal + "/hand-over").param("owner", other).with(as(other)).with(csrf())).andExpect(status().isForbidden());

        assertThat(book.get(deal).owner()).isEqualTo(rep);
    }

    @Test
    void thePresalesPersonLooksOnAndChangesNothing() throws Exception {
        var presales = fixture.person("PRESALES", team);
        factBook.learn(deal, dev.salesflow.opportunity.DealFacts.NONE.withPresales(presales), rep);

        web.perform(get("/opportunities/" + deal).with(as(presales))).andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/lose"))));
        web.perform(post("/opportunities/" + deal + "/lose").param("lostKind", "PRICE").param("lostReason", "x").with(as(presales)).with(csrf()))
                .andExpect(status().isForbidden());
    }
}
