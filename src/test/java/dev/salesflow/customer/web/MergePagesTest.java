package dev.salesflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.identity.Role;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SalesflowTest
class MergePagesTest {

    @Autowired
    CustomerBook book;
    @Autowired
    MergeBook merging;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc mvc;

    String rep;
    String manager;
    UUID stays;
    UUID goes;

    @BeforeEach
    void twoOfATeam() {
        var people = new TestPeople(jdbc);
        var team = people.team();
        rep = people.person(Role.REP, team);
        manager = people.person(Role.MANAGER, team);
        stays = customer("Stays Ltd", "Basel").id();
        goes = customer("Goes & Sons", "Bern").id();
    }

    private Customer customer(String name, String city) {
        return book.register(CustomerData.named(name).with(CustomerField.OWNER, rep).with(CustomerField.CITY, city), rep);
    }

    @Test
    void showsBothSideBySideInTheReadersLanguage() throws Exception {
        mvc.perform(get("/customers/{id}/merge", stays).param("with", goes.toString()).with(as(manager)).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("Stays Ltd"), containsString("Goes &amp; Sons"), containsString("Bern"),
                        containsString("Entries in the timeline"), not(containsString("??")))));
        mvc.perform(get("/customers/{id}/merge", stays).param("with", goes.toString()).with(as(manager)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(allOf(containsString("合并两个客户"), containsString("时间线记录"), not(containsString("??")))));
    }

    @Test
    void mergesByTheButtonAndTellsItInTheTimelineOfTheOneThatStays() throws Exception {
        mvc.perform(merge().param("city", "FROM").with(as(manager))).andExpect(redirectedUrl("/customers/" + stays));

        assertThat(book.get(stays).data().city()).isEqualTo("Bern");
        mvc.perform(get("/customers/{id}/timeline", stays).with(as(manager)).locale(Locale.ENGLISH))
                .andExpect(content().string(containsString("merged Goes &amp; Sons into this customer.")));
        mvc.perform(get("/customers/{id}/timeline", stays).with(as(rep)).locale(Locale.SIMPLIFIED_CHINESE))
                .andExpect(content().string(containsString("将 Goes &amp; Sons 合并到该客户。")));
        mvc.perform(get("/customers").with(as(rep))).andExpect(content().string(not(containsString("Goes &amp; Sons"))));
    }

    @Test
    void leadsFromTheOldAddressToTheNewOne() throws Exception {
        mvc.perform(merge().with(as(manager)));

        mvc.perform(get("/customers/{id}", goes).with(as(rep))).andExpect(status().isTemporaryRedirect())
                .andExpect(header().string("Location", "/customers/" + stays));
        mvc.perform(get("/customers/{id}/changes?before=7", goes).with(as(rep)))
                .andExpect(header().string("Location", "/customers/" + stays + "/changes?before=7"));
        mvc.perform(get("/api/customers/{id}", goes).with(as(rep))).andExpect(status().isTemporaryRedirect())
                .andExpect(header().string("Location", "/api/customers/" + stays));
        mvc.perform(post("/api/opportunities").contentType("application/json").with(as(rep)).with(csrf())
                        .content("{\"customerId\": \"%s\", \"requestId\": \"r-%s\"}".formatted(goes, goes)))
                .andExpect(status().isConflict()).andExpect(jsonPath("$.detail").exists());
    }

    @Test
    void tellsWhoHasTheMergedOneOpenInAFormAndKeepsWhatWasTyped() throws Exception {
        var seen = book.get(goes).version();
        mvc.perform(merge().with(as(manager)));

        mvc.perform(post("/customers/{id}/edit", goes).param("version", "" + seen).param("city", "Biel").with(as(rep)).with(csrf()).locale(Locale.ENGLISH))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("merged into another one meanwhile"), containsString("value=\"Biel\""))));
        assertThat(book.get(goes).data().city()).isEqualTo("Bern");
    }

    @Test
    void tellsThatOneOfTheTwoWasChangedMeanwhileAndKeepsTheChoices() throws Exception {
        var form = merge().param("city", "FROM");
        book.learn(goes, Map.of(CustomerField.CITY, "Biel"), rep);

        mvc.perform(form.with(as(manager)).locale(Locale.ENGLISH)).andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("One of the two was changed by somebody else"), containsString("Biel"))));
        assertThat(book.get(goes).mergedInto()).isNull();
    }

    @Test
    void undoesByTheButtonAndNamesWhatWasChangedSince() throws Exception {
        mvc.perform(merge().param("city", "FROM").param("name", "FROM").with(as(manager)));
        book.learn(stays, Map.of(CustomerField.CITY, "Zug"), rep);
        var merge = merging.into(stays).get(0).id();

        mvc.perform(get("/customers/{id}/merges", stays).with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("Goes &amp; Sons"), containsString("/merges/" + merge))));
        mvc.perform(get("/customers/{id}/merges/{merge}", stays, merge).with(as(rep)).locale(Locale.ENGLISH))
                .andExpect(content().string(allOf(containsString("changed since; the merge had set: Bern"),
                        containsString("value=\"name\" checked"), not(containsString("value=\"city\" checked")), not(containsString("??")))));
        mvc.perform(post("/customers/{id}/merges/{merge}/undo", stays, merge).param("version", version(stays)).param("back", "name")
                .with(as(rep)).with(csrf())).andExpect(redirectedUrl("/customers/" + goes));

        assertThat(book.get(stays).name()).isEqualTo("Stays Ltd");
        assertThat(book.get(stays).data().city()).isEqualTo("Zug");
        mvc.perform(get("/customers/{id}", goes).with(as(rep))).andExpect(status().isOk());
    }

    @Test
    void showsNothingOfTwoCustomersToOneWhoDoesNotSeeBoth() throws Exception {
        var stranger = new TestPeople(jdbc).rep();

        mvc.perform(get("/customers/{id}/merge", stays).param("with", goes.toString()).with(as(stranger))).andExpect(status().isNotFound());
        mvc.perform(get("/customers/{id}/merge-with", stays).with(as(stranger))).andExpect(status().isNotFound());
        mvc.perform(merge().with(as(stranger))).andExpect(status().isNotFound());
        mvc.perform(post("/customers/duplicates/dismiss").param("one", stays.toString()).param("other", goes.toString()).with(as(stranger)).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/customers/{id}/merges", stays).with(as(stranger))).andExpect(status().isNotFound());
        mvc.perform(merge().with(as(manager)));
        var merge = merging.into(stays).get(0).id();
        mvc.perform(get("/customers/{id}/merges/{merge}", stays, merge).with(as(stranger))).andExpect(status().isNotFound());
        mvc.perform(post("/customers/{id}/merges/{merge}/undo", stays, merge).param("version", "1").with(as(stranger)).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/customers/{id}", goes).with(as(stranger))).andExpect(status().isNotFound());
    }

    @Test
    void findsTheOtherOneByHand() throws Exception {
        mvc.perform(get("/customers/{id}/merge-with", stays).param("query", "Goes").with(as(rep)))
                .andExpect(content().string(containsString("with=" + goes)));
    }

    private MockHttpServletRequestBuilder merge() {
        return post("/customers/{id}/merge", stays).param("with", goes.toString()).param("version", version(stays))
                .param("withVersion", version(goes)).with(csrf());
    }

    private String version(UUID id) {
        return Integer.toString(book.get(id).version());
    }

    private static RequestPostProcessor as(String login) {
        return user(login).roles(login.split("-")[0].toUpperCase(Locale.ROOT));
    }
}
