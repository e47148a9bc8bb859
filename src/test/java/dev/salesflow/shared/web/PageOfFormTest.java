package dev.salesflow.shared.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A refused form stands at the address it was sent to, where a reload or the other language asks for a page. */
@SalesflowTest
class PageOfFormTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;

    String manager;

    @BeforeEach
    void somebody() {
        var people = new DealFixture(jdbc);
        manager = people.person("MANAGER", people.team());
    }

    @ParameterizedTest
    @CsvSource({"/contact-records, /contact-records/new", "/training/sessions/7/marks, /training/sessions/7", "/reviews/7/cases/8, /reviews/7",
            "/customers/7/contacts, /customers/7/contacts/new", "/language, /"})
    void isOpenedInstead(String sentTo, String page) throws Exception {
        web.perform(as(get(sentTo)).accept("text/html")).andExpect(status().isSeeOther()).andExpect(redirectedUrl(page));
    }

    @Test
    void butProgramsAndPartsOfPagesAreToldThatItIsNone() throws Exception {
        web.perform(as(get("/contact-records")).accept("application/json")).andExpect(status().isMethodNotAllowed());
        web.perform(as(get("/contact-records")).header("HX-Request", "true")).andExpect(status().isMethodNotAllowed());
    }

    private MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.with(user(manager).roles("MANAGER"));
    }
}
