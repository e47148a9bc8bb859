package dev.salesflow.company.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.company.Letterhead;
import dev.salesflow.company.Letterheads;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class LetterheadPagesTest {

    @Autowired
    MockMvc web;
    @Autowired
    Letterheads letterheads;
    @Autowired
    JdbcClient jdbc;

    String admin;
    Letterhead usual;

    @BeforeEach
    void anAdministrator() {
        admin = new TestPeople(jdbc).person(Role.ADMIN, null);
        usual = letterheads.current();
    }

    @AfterEach
    void asBefore() {
        letterheads.change(new Viewer(admin, Role.ADMIN, Set.of()), usual);
    }

    @Test
    void anAdministratorWritesItInBothLanguages() throws Exception {
        web.perform(post("/company/letterhead").with(user(admin).roles("ADMIN")).with(csrf()).param("englishName", " Blue Harbour ").param("address", "张江路 88 号")
                .param("englishAddress", "")).andExpect(status().is3xxRedirection());

        assertThat(letterheads.current().nameIn("en", "蓝港")).isEqualTo("Blue Harbour");
        assertThat(letterheads.current().nameIn("zh", "蓝港")).isEqualTo("蓝港");
        assertThat(letterheads.current().addressIn("en")).isEqualTo("张江路 88 号");
    }

    @Test
    void whatIsWrongIsToldAndKept() throws Exception {
        web.perform(post("/company/letterhead").with(user(admin).roles("ADMIN")).with(csrf()).header("Accept-Language", "en").param("email", "nobody").param("phone", "0512"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("That is no e-mail address."), containsString("nobody"), containsString("0512"))));
    }

    @Test
    void nobodyElseSeesIt() throws Exception {
        web.perform(get("/company/letterhead").with(user(new TestPeople(jdbc).person(Role.MANAGER, null)).roles("MANAGER"))).andExpect(status().isForbidden());
    }
}
