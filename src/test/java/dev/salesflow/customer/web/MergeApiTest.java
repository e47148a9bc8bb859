package dev.salesflow.customer.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.TestPeople;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SalesflowTest
class MergeApiTest {

    @Autowired
    MockMvc web;
    @Autowired
    CustomerBook book;
    @Autowired
    JdbcClient jdbc;

    String rep;
    UUID into;
    UUID from;
    String goneId;

    @BeforeEach
    void twoThatAreOne() {
        rep = new TestPeople(jdbc).rep();
        goneId = "G-" + UUID.randomUUID();
        into = customer(Map.of(CustomerField.NAME, "Stays Ltd", CustomerField.CITY, "Basel", CustomerField.EXTERNAL_ID, "S-" + UUID.randomUUID()));
        from = customer(Map.of(CustomerField.NAME, "Vanished Inc", CustomerField.CITY, "Bern", CustomerField.PHONE, "061 1", CustomerField.EXTERNAL_ID, goneId));
        jdbc.sql("insert into customer_pair (one, other, score, reasons) values (least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), 70, '{EMAIL}')")
                .params(into, from, into, from).update();
    }

    @Test
    void listsPairsMergesByChoiceAndPartsAgain() throws Exception {
        web.perform(get("/api/customers/duplicates").with(user(rep))).andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].reasons[0]").value("EMAIL")).andExpect(jsonPath("$.items[0].mayMerge").value(true));

        var merged = merge(into, "{\"with\": \"%s\", \"fields\": {\"city\": \"FROM\"}}").andExpect(status().isCreated())
                .andExpect(jsonPath("$.changes", hasSize(1))).andExpect(jsonPath("$.changes[0].after").value("Bern"));
        var merge = (String) JsonPath.read(merged.andReturn().getResponse().getContentAsString(), "$.id");
        book.learn(into, Map.of(CustomerField.PHONE, "061 2"), rep);

        web.perform(get("/api/customers/{id}/merges", into).with(user(rep))).andExpect(jsonPath("$.items[0].id").value(merge))
                .andExpect(jsonPath("$.items[0].changes[0].before").value("Basel"));
        web.perform(delete("/api/customers/{id}/merges/{merge}", into, merge).with(user(rep)).with(csrf())).andExpect(status().isOk())
                .andExpect(jsonPath("$.from").value(from.toString()));
        web.perform(get("/api/customers/{id}", into).with(user(rep))).andExpect(jsonPath("$.city").value("Basel")).andExpect(jsonPath("$.phone").value("061 2"));
        web.perform(get("/api/customers/{id}", from).with(user(rep))).andExpect(jsonPath("$.city").value("Bern")).andExpect(jsonPath("$.externalId").value(goneId));
    }

    @Test
    void findsTheOneThatStaysByTheNameAndTheExternalIdOfTheOther() throws Exception {
        merge(into, "{\"with\": \"%s\"}").andExpect(status().isCreated());

        for (var word : new String[] {"vanished", goneId}) {
            web.perform(get("/api/customers").param("query", word).with(user(rep))).andExpect(jsonPath("$.items", hasSize(1)))
                    .andExpect(jsonPath("$.items[0].id").value(into.toString()));
        }
        web.perform(get("/customers").param("query", "vanished").with(user(rep))).andExpect(
                org.springframework.test.web.servlet.result.MockMvcResultMatchers.content().string(containsString("Stays Ltd")));
        web.perform(get("/api/customers").param("query", "vanished").with(user(new TestPeople(jdbc).rep()))).andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void saysWhatIsWrongAndWhere() throws Exception {
        merge(into, "{}").andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("with"));
        merge(into, "{\"with\": \"%s\", \"fields\": {\"colour\": \"FROM\"}}").andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.field").value("fields.colour")).andExpect(jsonPath("$.detail").value(containsString("colour")));
        merge(into, "{\"with\": \"%s\", \"fields\": {\"city\": \"MINE\"}}").andExpect(status().isBadRequest()).andExpect(jsonPath("$.field").value("fields.city"));
        merge(into, "{\"with\": \"%s\", \"version\": 99}").andExpect(status().isConflict());
        merge(from, "{\"with\": \"%s\"}").andExpect(status().isUnprocessableEntity());
        web.perform(delete("/api/customers/{id}/merges/{merge}", into, UUID.randomUUID()).with(user(rep)).with(csrf())).andExpect(status().isNotFound());
    }

    @Test
    void isForPeopleWhoMayChangeBoth() throws Exception {
        var stranger = new TestPeople(jdbc).rep();

        web.perform(get("/api/customers/duplicates").with(user(stranger))).andExpect(jsonPath("$.total").value(0));
        web.perform(get("/api/customers/{id}/merges", into).with(user(stranger))).andExpect(status().isNotFound());
        web.perform(post("/api/customers/{id}/merges", into).with(user(stranger)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content("{\"with\": \"" + from + "\"}")).andExpect(status().isNotFound());
    }

    private ResultActions merge(UUID stays, String body) throws Exception {
        return web.perform(post("/api/customers/{id}/merges", stays).with(user(rep)).with(csrf()).contentType(MediaType.APPLICATION_JSON)
                .content(body.formatted(from)));
    }

    private UUID customer(Map<CustomerField, Object> facts) {
        var data = CustomerData.named("x").with(CustomerField.OWNER, rep);
        for (var fact : facts.entrySet()) {
            data = data.with(fact.getKey(), fact.getValue());
        }
        return book.register(data, rep).id();
    }
}
