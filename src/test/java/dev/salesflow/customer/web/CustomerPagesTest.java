package dev.salesflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.AllFields;
import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SalesflowTest
class CustomerPagesTest {

    @Autowired
    CustomerBook book;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc mvc;

    UUID team;
    String rep;
    String other;
    String manager;
    Customer customer;

    @BeforeEach
    void aTeamWithACustomer() {
        var people = new TestPeople(jdbc);
        team = people.team();
        rep = people.person(Role.REP, team);
        other = people.person(Role.REP, team);
        manager = people.person(Role.MANAGER, team);
        customer = book.register(AllFields.of(UUID.randomUUID().toString(), rep), rep);
    }

    @Test
    void showsARepTheirOwnCustomersOnlyAndAManagerTheTeams() throws Exception {
        mvc.perform(get("/customers").with(as(rep))).andExpect(content().string(containsString("华东精密机械有限公司")));
        mvc.perform(get("/customers").with(as(other))).andExpect(content().string(not(containsString("华东精密"))));
        mvc.perform(get("/customers").with(as(manager))).andExpect(content().string(containsString("华东精密机械有限公司")));
    }

    @Test
    void showsAManagerTheCustomerOfATeamsDealAlthoughAnotherTeamOwnsIt() throws Exception {
        var people = new TestPeople(jdbc);
        var foreign = book.register(AllFields.of(UUID.randomUUID().toString(), people.person(Role.REP, people.team())), rep);
        mvc.perform(get("/customers/{id}", foreign.id()).with(as(manager))).andExpect(status().isNotFound());

        jdbc.sql("""
                insert into opportunity (id, customer_id, owner_login, stage, stage_entered_at, outcome, created_at, updated_at, version)
                values (gen_random_uuid(), ?, ?, 'DEMO', now(), 'OPEN', now(), now(), 1)""").params(foreign.id(), rep).update();

        mvc.perform(get("/customers/{id}", foreign.id()).with(as(manager))).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/edit", "/changes", "/timeline", "/contacts/new"})
    void hidesACustomerFromARepItIsNotTheirs(String part) throws Exception {
        mvc.perform(get("/customers/{id}" + part, customer.id()).with(as(other))).andExpect(status().isNotFound());
    }

    @Test
    void refusesAChangeOfACustomerThatIsNotTheirs() throws Exception {
        mvc.perform(post("/customers/{id}/edit", customer.id()).param("version", "1").param("name", "Mine now").with(as(other)).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(post("/customers/{id}/contacts", customer.id()).param("name", "Eve").with(as(other)).with(csrf()))
                .andExpect(status().isNotFound());

        assertThat(book.get(customer.id()).name()).isEqualTo("华东精密机械有限公司");
        assertThat(book.contacts(customer.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"精密", "华东", "机械有限公司", "68880000", "王芳", "13912345678", "139-1234"})
    void findsACustomerByAnyPartOfNameNumberOrContact(String query) throws Exception {
        book.addContact(customer.id(), new ContactData("王芳", null, null, null, "139 1234 5678", null, null, null), rep);

        mvc.perform(get("/customers").param("query", query).with(as(rep))).andExpect(content().string(containsString("华东精密机械有限公司")));
    }

    @Test
    void findsACustomerByTheBeginningOfItsExternalId() throws Exception {
        var start = customer.data().externalId().substring(0, 9);

        mvc.perform(get("/customers").param("query", start.toUpperCase()).with(as(rep)))
                .andExpect(content().string(containsString("华东精密机械有限公司")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "南方", "' or 1=1 --", "\\", "00000"})
    void findsNothingByWhatIsNotThere(String query) throws Exception {
        mvc.perform(get("/customers").param("query", query).with(as(rep)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("华东精密机械有限公司"))));
    }

    @Test
    void filtersByGradeIncludingNone() throws Exception {
        jdbc.sql("update customer set grade = null where id = ?").param(customer.id()).update();
        mvc.perform(get("/customers").param("grade", "none").with(as(rep))).andExpect(content().string(containsString(customer.id().toString())));
        jdbc.sql("update customer set grade = 'B' where id = ?").param(customer.id()).update();

        mvc.perform(get("/customers").param("grade", "B").with(as(rep))).andExpect(content().string(containsString(customer.id().toString())));
        mvc.perform(get("/customers").param("grade", "A").with(as(rep))).andExpect(content().string(not(containsString(customer.id().toString()))));
        mvc.perform(get("/customers").param("grade", "none").with(as(rep))).andExpect(content().string(not(containsString(customer.id().toString()))));
    }

    @Test
    void offersTheIndustriesThereAreInTheFilterRow() throws Exception {
        mvc.perform(get("/customers").param("industry", "机械").param("sort", "newest").with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("<option value=\"机械\" selected=\"selected\">机械</option>")))
                .andExpect(content().string(containsString("<option value=\"newest\" selected=\"selected\">")))
                .andExpect(content().string(not(containsString("id=\"owner\""))));
    }

    @Test
    void turnsPagesAndKeepsTheFilter() throws Exception {
        for (var n = 0; n < 51; n++) {
            book.register(CustomerData.named("Page %02d & Sons".formatted(n)).with(CustomerField.OWNER, rep), rep);
        }

        var first = mvc.perform(get("/customers").param("query", "& Sons").with(as(rep)).locale(Locale.ENGLISH)).andReturn().getResponse().getContentAsString();
        assertThat(first).contains("51 in all", "Page 00", "query=%26%20Sons&amp;sort=name&amp;page=1").doesNotContain("Page 50");

        mvc.perform(get("/customers").param("query", "& Sons").param("page", "1").with(as(rep)))
                .andExpect(content().string(containsString("Page 50 &amp; Sons")))
                .andExpect(content().string(not(containsString("Page 49"))));
    }

    @Test
    void showsTheFactsInTheReadersLanguage() throws Exception {
        mvc.perform(get("/customers/{id}", customer.id()).with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("Very dissatisfied")))
                .andExpect(content().string(containsString("350,000,000.50")))
                .andExpect(content().string(containsString("2027-01-31")));
        mvc.perform(get("/customers/{id}", customer.id()).with(as(rep)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(containsString("非常不满意")))
                .andExpect(content().string(containsString("2027-01-31")));
    }

    @Test
    void takesUpACustomerForTheRepWhoTypesItIn() throws Exception {
        var answer = mvc.perform(post("/customers").param("name", "New & Sons").param("owner", other).with(as(rep)).with(csrf()))
                .andExpect(status().is3xxRedirection()).andExpect(flash().attributeExists("done")).andReturn();

        var id = UUID.fromString(answer.getResponse().getRedirectedUrl().replace("/customers/", ""));
        assertThat(book.get(id).owner()).isEqualTo(rep);
    }

    @Test
    void letsAManagerGiveACustomerToTheirTeamOnly() throws Exception {
        var stranger = new TestPeople(jdbc).rep();

        mvc.perform(post("/customers/{id}/edit", customer.id()).param("version", version()).param("name", "X").param("owner", stranger).with(as(manager)).with(csrf()))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/customers/{id}/edit", customer.id()).param("version", version()).param("owner", other).with(as(manager)).with(csrf()))
                .andExpect(redirectedUrl("/customers/" + customer.id()));

        assertThat(book.get(customer.id()).owner()).isEqualTo(other);
    }

    @Test
    void keepsWhatWasTypedAndSaysBesideTheFieldWhatIsWrong() throws Exception {
        mvc.perform(post("/customers").param("name", "Typed name").param("email", "no-address").param("employees", "many")
                        .param("budgetMin", "20").param("budgetMax", "10").param("note", "<script>").with(as(rep)).with(csrf()).locale(Locale.ENGLISH))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("value=\"Typed name\"")))
                .andExpect(content().string(containsString("value=\"many\"")))
                .andExpect(content().string(containsString("href=\"#employees\">Employees</a>")))
                .andExpect(content().string(containsString("id=\"email-problem\">This is not an e-mail address.")))
                .andExpect(content().string(containsString("id=\"employees-problem\">Please give a number.")))
                .andExpect(content().string(containsString("id=\"budgetMax-problem\">The upper end")))
                .andExpect(content().string(containsString("&lt;script&gt;")));
    }

    @Test
    void saysThatAnExternalIdIsTakenBesideTheField() throws Exception {
        mvc.perform(post("/customers").param("name", "Another").param("externalId", customer.data().externalId())
                        .with(as(rep)).with(csrf()).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("已有其他客户使用此外部编号。")));
    }

    @Test
    void keepsWhatWasTypedWhenSomebodyElseWasQuicker() throws Exception {
        var seen = version();
        book.learn(customer.id(), java.util.Map.of(CustomerField.CITY, "苏州"), rep);

        mvc.perform(post("/customers/{id}/edit", customer.id()).param("version", seen).param("city", "无锡").with(as(rep)).with(csrf()).locale(Locale.ENGLISH))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Somebody else changed this meanwhile.")))
                .andExpect(content().string(containsString("value=\"无锡\"")));

        assertThat(book.get(customer.id()).data().city()).isEqualTo("苏州");
    }

    @Test
    void changesNothingWhenTheFormComesBackUntouched() throws Exception {
        var holding = book.register(CustomerData.named("Holding " + UUID.randomUUID()).with(CustomerField.OWNER, rep), rep);
        book.learn(customer.id(), java.util.Map.of(CustomerField.PARENT, holding.id()), rep);
        var before = book.get(customer.id());
        var form = post("/customers/{id}/edit", customer.id()).param("version", version()).with(as(rep)).with(csrf());
        for (var field : CustomerField.values()) {
            var text = field == CustomerField.PARENT ? holding.name() : field.textIn(before.data());
            form.param(field.key(), text == null ? "" : text.replace("\n", "\r\n"));
        }

        mvc.perform(form).andExpect(status().is3xxRedirection());

        assertThat(book.get(customer.id()).version()).isEqualTo(before.version());
    }

    @Test
    void namesAParentThatTheReaderDoesNotSeeWithoutAWayThere() throws Exception {
        var parent = book.register(CustomerData.of(java.util.Map.of(CustomerField.NAME, "Group " + other, CustomerField.OWNER, other)), other);
        book.learn(customer.id(), java.util.Map.of(CustomerField.PARENT, parent.id()), manager);

        mvc.perform(get("/customers/{id}", customer.id()).with(as(rep))).andExpect(content().string(containsString("Group " + other)))
                .andExpect(content().string(not(containsString("/customers/" + parent.id()))));
        mvc.perform(get("/customers/{id}", customer.id()).with(as(manager)))
                .andExpect(content().string(containsString("/customers/" + parent.id())));
    }

    @Test
    void warnsOfACustomerOfTheSameNameWhoeverOwnsIt() throws Exception {
        mvc.perform(get("/customers/same-name").param("name", "华东精密机械股份有限公司").with(as(other)))
                .andExpect(content().string(containsString("华东精密机械有限公司")))
                .andExpect(content().string(containsString("Person " + rep)))
                .andExpect(content().string(not(containsString("/customers/" + customer.id()))));
        mvc.perform(get("/customers/same-name").param("name", "华东精密机械有限公司").param("except", customer.id().toString()).with(as(rep)))
                .andExpect(content().string(not(containsString(customer.id().toString()))));
    }

    @Test
    void tellsTheChangeHistoryInTheReadersLanguage() throws Exception {
        book.learn(customer.id(), java.util.Map.of(CustomerField.SATISFACTION, dev.salesflow.customer.Satisfaction.SATISFIED,
                CustomerField.OWNER, other), rep);

        mvc.perform(get("/customers/{id}/changes", customer.id()).with(as(manager)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(containsString("非常不满意")))
                .andExpect(content().string(containsString("Person " + other)));
    }

    @Test
    void addsChangesAndRemovesAContact() throws Exception {
        mvc.perform(post("/customers/{id}/contacts", customer.id()).param("name", "").param("email", "x").with(as(rep)).with(csrf()).locale(Locale.ENGLISH))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"name-problem\">Please fill this in.")))
                .andExpect(content().string(containsString("id=\"email-problem\"")));

        mvc.perform(post("/customers/{id}/contacts", customer.id()).param("name", "王芳").with(as(rep)).with(csrf()))
                .andExpect(redirectedUrl("/customers/" + customer.id()));
        var contact = book.contacts(customer.id()).get(0);
        mvc.perform(post("/customers/{id}/contacts/{contact}", customer.id(), contact.id()).param("version", "1").param("name", "王芳")
                .param("title", "总经理").param("birthday", "5月12日").with(as(rep)).with(csrf())).andExpect(redirectedUrl("/customers/" + customer.id()));
        assertThat(book.contacts(customer.id()).get(0).data().title()).isEqualTo("总经理");
        mvc.perform(get("/customers/{id}/contacts/{contact}", customer.id(), contact.id()).with(as(rep))).andExpect(content().string(containsString("value=\"05-12\"")));
        mvc.perform(post("/customers/{id}/contacts/{contact}", customer.id(), contact.id()).param("version", "2").param("name", "王芳").param("birthday", "1980-02-29")
                .with(as(rep)).with(csrf())).andExpect(redirectedUrl("/customers/" + customer.id()));
        assertThat(book.contacts(customer.id()).get(0).data().birthdayText()).isEqualTo("02-29");
        assertThat(jdbc.sql("select extract(year from birthday) from contact where id = ?").param(contact.id()).query(Integer.class).single()).isEqualTo(1904);
        mvc.perform(post("/customers/{id}/contacts/{contact}", customer.id(), contact.id()).param("version", "3").param("name", "王芳").param("birthday", "02-30")
                .with(as(rep)).with(csrf())).andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("birthday-problem")));

        mvc.perform(post("/customers/{id}/contacts/{contact}/remove", customer.id(), contact.id()).with(as(rep)).with(csrf()))
                .andExpect(redirectedUrl("/customers/" + customer.id()));
        assertThat(book.contacts(customer.id())).isEmpty();
    }

    private String version() {
        return Integer.toString(book.get(customer.id()).version());
    }

    private static RequestPostProcessor as(String login) {
        return user(login).roles(login.split("-")[0].toUpperCase(Locale.ROOT));
    }
}
