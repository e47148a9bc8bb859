package dev.salesflow.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Addresses that ask for what there is not: a call is refused, a page says what it left out. */
@SalesflowTest
class BadAddressTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;

    String manager;

    @BeforeEach
    void aManager() {
        var fixture = new DealFixture(jdbc);
        manager = fixture.person("MANAGER", fixture.team());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/api/customers?grade=Q|grade|Q|A, B, C, D, none", "/api/customers?grade=a|grade|a|A, B, C, D, none",
        "/api/customers?owner=nobody-of-that-name|owner|nobody-of-that-name|none",
        "/api/customers?page=-1|page|-1|0 to 100000", "/api/customers?page=x|page|x|0 to 100000",
        "/api/customers?page=99999999999999999999|page|99999999999999999999|0 to 100000",
        "/api/customers?size=0|size|0|1 to 200", "/api/customers?size=201|size|201|1 to 200", "/api/customers?size=1e2|size|1e2|1 to 200",
        "/api/customers?gradee=A|gradee|gradee|grade, owner, page, query, size", "/api/customers?grade=A&grade=B|grade|grade|once",
        "/api/customers?query=a%00b|query||cannot be shown", "/api/customers?sort=name|sort|sort|grade, owner",
        "/api/opportunities?stage=SOON|stage|SOON|FIRST_VISIT, EXCHANGE, DEMO, QUOTATION, DOUBTS, NEGOTIATION, CONTRACT",
        "/api/opportunities?outcome=MAYBE|outcome|MAYBE|OPEN, WON, LOST", "/api/opportunities?owner=x%00y|owner||cannot be shown",
        "/api/opportunities?customer=not-a-uuid|customer|not-a-uuid|36", "/api/opportunities?customer=1-1-1-1-1|customer|1-1-1-1-1|36",
        "/api/opportunities?page=-1|page|-1|0 to 100000", "/api/opportunities?size=9999999|size|9999999|1 to 200"})
    void aCallIsRefusedByTheParameterItsValueAndWhatCouldStandThere(String address, String parameter, String value, String possible) throws Exception {
        var answer = ask(address).andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.field").value(parameter)).andReturn().getResponse().getContentAsString();

        assertThat(answer).contains(value == null ? "" : value, possible);
    }

    @Test
    void aCallIsToldAllThatIsWrongAtOnceInItsLanguage() throws Exception {
        web.perform(get("/api/opportunities?stage=SOON&size=0&colour=red").with(user(manager).roles("MANAGER")).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.errors.length()").value(3))
                .andExpect(jsonPath("$.errors[0].field").value("stage")).andExpect(jsonPath("$.errors[1].field").value("size"))
                .andExpect(jsonPath("$.errors[2].field").value("colour")).andExpect(jsonPath("$.errors[0].detail").value(containsString("不能为“SOON”")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/customers?grade=Q|&quot;grade&quot; cannot be &quot;Q&quot;", "/customers?sort=colour|&quot;sort&quot; cannot be &quot;colour&quot;",
        "/customers?page=-1|&quot;page&quot; cannot be &quot;-1&quot;", "/customers?owner=nobody-of-that-name|&quot;owner&quot; cannot be",
        "/customers?territory=Atlantis|&quot;territory&quot; cannot be &quot;Atlantis&quot;", "/customers?industry=Alchemy|&quot;industry&quot; cannot be",
        "/customers?query=a%00b|&quot;query&quot;: This contains characters", "/customers?colour=red|Nothing here is called &quot;colour&quot;",
        "/customers?grade=%3Cscript%3Ealert(1)%3C/script%3E|&quot;&lt;script&gt;alert(1)&lt;/script&gt;&quot;",
        "/opportunities?stage=SOON|&quot;stage&quot; cannot be &quot;SOON&quot;", "/opportunities?outcome=MAYBE|&quot;outcome&quot; cannot be &quot;MAYBE&quot;",
        "/opportunities?team=x|&quot;team&quot; cannot be &quot;x&quot;", "/opportunities?customer=not-a-uuid|&quot;customer&quot; cannot be",
        "/opportunities?sort=name|&quot;sort&quot; cannot be &quot;name&quot;", "/opportunities?grade=E|&quot;grade&quot; cannot be &quot;E&quot;",
        "/opportunities?owner=nobody-of-that-name|&quot;owner&quot; cannot be", "/opportunities?page=zwei|&quot;page&quot; cannot be &quot;zwei&quot;",
        "/grading/ungraded?page=1.5|&quot;page&quot; cannot be &quot;1.5&quot;", "/coaching?page=-5|&quot;page&quot; cannot be &quot;-5&quot;",
        "/imports?page=last|&quot;page&quot; cannot be &quot;last&quot;", "/pipeline?team=north|&quot;team&quot; cannot be &quot;north&quot;",
        "/pipeline?owner=nobody-of-that-name|&quot;owner&quot; cannot be"})
    void aPageShowsItsListAndSaysAboveItWhatItLeftOut(String address, String sentence) throws Exception {
        ask(address).andExpect(status().isOk()).andExpect(content().string(containsString("class=\"left-out\"")))
                .andExpect(content().string(containsString(sentence))).andExpect(content().string(not(containsString("<script>alert"))));
    }

    @ParameterizedTest
    @CsvSource({"/customers?query=&grade=&owner=&territory=&industry=&sort=name&page=0", "/customers?continue", "/pipeline?owner=&team=",
            "/opportunities?query=&stage=&outcome=&owner=&grade=&sort=NEWEST&page=0", "/customers?grade=none&owner=none", "/grading/ungraded", "/coaching"})
    void whatAPageUnderstandsNeedsNoWord(String address) throws Exception {
        ask(address).andExpect(status().isOk()).andExpect(content().string(not(containsString("left-out"))));
    }

    @ParameterizedTest
    @CsvSource({"/customers?query=%E5%AE%A2{0}%25&page=99999,/customers?query=%E5%AE%A2{0}%25&page=99999", "/customers?page=900&sort=name,/customers?sort=name&page=0",
            "/opportunities?page=7,/opportunities?page=0", "/contacts?page=3,/contacts?page=0",
            "/grading/ungraded?page=100000,/grading/ungraded?page=0"})
    void anAddressBeyondAListsEndLeadsToItsLastPageAndOfAnEmptyListShowsThatItIsEmpty(String address, String last) throws Exception {
        // A rep sees their own only; a manager also what other tests left without an owner.
        var rep = new DealFixture(jdbc).rep();
        var customer = new DealFixture(jdbc).customer(rep);
        jdbc.sql("insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version)"
                + " values (gen_random_uuid(), ?, ?, 'DEMO', now(), 'OPEN', now(), now(), 1)").params(customer, rep).update();
        jdbc.sql("insert into contact (id, customer_id, name, version) values (gen_random_uuid(), ?, 'Ann', 1)")
                .param(customer).update();

        var there = ask(address.replace("{0}", "%7B0%7D"), rep, "REP");

        if (address.equals(last)) {
            there.andExpect(status().isOk()).andExpect(content().string(containsString("class=\"empty\"")));
        } else {
            there.andExpect(status().isFound()).andExpect(redirectedUrl(last));
            ask(last, rep, "REP").andExpect(status().isOk()).andExpect(content().string(not(containsString("class=\"empty\""))));
        }
    }

    @ParameterizedTest
    @CsvSource({"/customers/{customer}/changes?before=x", "/customers/{customer}/timeline?before=-1"})
    void aPartOfAPageIsRefusedByItsParameter(String path) throws Exception {
        var customer = new DealFixture(jdbc).customer(manager);

        ask(path.replace("{customer}", customer.toString())).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("&quot;before&quot; cannot be")));
    }

    private ResultActions ask(String address) throws Exception {
        return ask(address, manager, "MANAGER");
    }

    private ResultActions ask(String address, String login, String role) throws Exception {
        return web.perform(get(URI.create(address)).with(user(login).roles(role)).locale(Locale.ENGLISH).accept("text/html", "application/json"));
    }
}
