package dev.salesflow.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** JSON that does not hold what a call takes: refused with the place, and nothing is done. */
@SalesflowTest
class BadJsonTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;

    String manager;
    UUID customer;

    @BeforeEach
    void aManagerWithACustomer() {
        var fixture = new DealFixture(jdbc);
        manager = fixture.person("MANAGER", fixture.team());
        customer = fixture.customer(manager);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'customerId': 'x', 'requestId': 'r'}|400|customerId|cannot be \"x\"", "{'customerId': 17, 'requestId': 'r'}|400|customerId|id of a record",
        "{'customerId': ['a'], 'requestId': 'r'}|400|customerId|id of a record", "{'customerId': '§', 'requestId': 5}|400|requestId|a text in quotes",
        "{'customerId': '§', 'requestId': true}|400|requestId|a text in quotes", "{'customerId': '§', 'requestId': {}}|400|requestId|a text in quotes",
        "{'customerId': '§', 'requestId': 'r', 'amount': 1e400}|400|amount|Known here: customerId, requestId",
        "{'customerId': '§', 'requestId': 'r', 'requestID': 'r'}|400|requestID|Known here: customerId, requestId",
        "{'customerId': '§', 'customerId': '§', 'requestId': 'r'}|400||line 1, column", "{'customerId': '§', }|400||line 1, column",
        "{~  'customerId': '§',~  'requestId': r~}|400||line 3, column", "[]|400||a JSON object", "'x'|400||a JSON object",
        "null|400||could not be read", "{'customerId': '§', 'requestId': 'r'} {}|400||a JSON object",
        "{}|422|customerId|Please fill this in. Give the request a name", "{'customerId': null, 'requestId': ' '}|422|customerId|fill this in",
        "{'customerId': '§', 'requestId': 'a\\u0000b'}|422|requestId|printable", "{'customerId': '§', 'requestId': 'a\\ud800b'}|422|requestId|printable",
        "{'customerId': '00000000-0000-0000-0000-000000000000', 'requestId': 'r'}|404||does not exist"})
    void aStartIsRefusedAtItsPlaceAndOpensNoDeal(String body, int status, String field, String sentence) throws Exception {
        var json = body.replace('\'', '"').replace('~', '\n').replace("§", customer.toString());

        var answer = send("/api/opportunities", json).andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.detail").value(containsString(sentence)));

        if (field != null) {
            answer.andExpect(jsonPath("$.field").value(field));
        }
        assertThat(jdbc.sql("select count(*) from opportunity where customer_id = ?").param(customer).query(Integer.class).single()).isZero();
    }

    @Test
    void deepOrLongJsonIsRefusedBeforeItFillsTheMemory() throws Exception {
        send("/api/opportunities", "[".repeat(100_000)).andExpect(status().isBadRequest());
        send("/api/opportunities", "{\"customerId\": " + "9".repeat(5000) + "}").andExpect(status().isBadRequest());
        send("/api/opportunities", "{\"customerId\": \"" + "x".repeat(5000) + "\"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(matchesPattern("(?s).{10,250}")));
    }

    @Test
    void whatAnImportIsGivenAsJsonIsRefusedAtItsPlaceAllAtOnce() throws Exception {
        web.perform(multipart("/api/imports").file(new MockMultipartFile("file", "a.csv", "text/csv", "name\nA\n".getBytes(StandardCharsets.UTF_8)))
                        .param("kind", "planets").param("mapping", "{\"a\": [1]}").param("answers", "{\n\"x\": }")
                        .with(user(manager).roles("MANAGER")).with(csrf()).locale(Locale.ENGLISH))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.errors[0].field").value("kind"))
                .andExpect(jsonPath("$.errors[1].field").value("mapping.a")).andExpect(jsonPath("$.errors[2].field").value("answers"))
                .andExpect(jsonPath("$.errors[2].detail").value(containsString("line 2, column")));
    }

    private ResultActions send(String path, String json) throws Exception {
        return web.perform(post(path).contentType(MediaType.APPLICATION_JSON).content(json)
                .with(user(manager).roles("MANAGER")).with(csrf()).locale(Locale.ENGLISH));
    }
}
