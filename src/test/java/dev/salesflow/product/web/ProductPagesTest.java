package dev.salesflow.product.web;

import static org.assertj.core.api.Assertions.assertThat;
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
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.product.PriceList;
import dev.salesflow.product.PriceListBook;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SalesflowTest
class ProductPagesTest {

    @Autowired
    MockMvc web;
    @Autowired
    PriceList products;
    @Autowired
    PriceListBook prices;
    @Autowired
    JdbcClient jdbc;

    final String name = "模块 " + UUID.randomUUID();
    Map<String, String> logins;

    @BeforeEach
    void somebodyOfEachRole() {
        var people = new TestPeople(jdbc);
        logins = Map.of("REP", people.rep(), "MANAGER", people.person(Role.MANAGER, null), "ADMIN", people.person(Role.ADMIN, null));
    }

    private ResultActions send(String role, String path, Map<String, String> values) throws Exception {
        var request = post("/products" + path).with(user(logins.get(role)).roles(role)).with(csrf()).header("Accept-Language", "en");
        values.forEach(request::param);
        return web.perform(request);
    }

    private ResultActions list(String role) throws Exception {
        return web.perform(get("/products").param("q", name).with(user(logins.get(role)).roles(role)).header("Accept-Language", "en"));
    }

    private Map<String, String> module(String version) {
        return Map.of("version", version, "name", name, "englishName", "Module", "kind", "MODULE", "unit", "套", "listPrice", "1,200.50", "currency", "CNY",
                "taxPercent", "13", "cost", "345.67", "validUntil", "2099-12-31");
    }

    @Test
    void managersKeepItRepsReadItAndOnlyManagersSeeTheCost() throws Exception {
        send("REP", "", module("0")).andExpect(status().isForbidden());
        send("MANAGER", "", module("0")).andExpect(status().is3xxRedirection());

        list("MANAGER").andExpect(content().string(allOf(containsString(name), containsString("1,200.50 CNY"), containsString("345.67 CNY"))));
        list("REP").andExpect(content().string(allOf(containsString(name), containsString("1,200.50 CNY"), not(containsString("345.67")))));
        list("ADMIN").andExpect(content().string(allOf(containsString(name), not(containsString("345.67")))));
    }

    @Test
    void whetherPartsOfAUnitAreSoldIsAsItIsUsualForTheUnitUnlessTheListSaysSo() throws Exception {
        send("MANAGER", "", module("0"));
        var id = products.find(name).orElseThrow().id();
        list("REP").andExpect(content().string(containsString("whole units only")));

        var parts = new java.util.HashMap<>(module("1"));
        parts.put("wholeUnits", "false");
        send("MANAGER", "/" + id, parts).andExpect(status().is3xxRedirection());
        list("REP").andExpect(content().string(not(containsString("whole units only"))));

        parts.putAll(Map.of("version", "2", "wholeUnits", "perhaps"));
        send("MANAGER", "/" + id, parts).andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("wholeUnits-problem")));
    }

    @Test
    void anAdministratorsChangeLeavesTheCostThatTheyDoNotSee() throws Exception {
        send("MANAGER", "", module("0"));
        var id = products.find(name).orElseThrow().id();

        send("ADMIN", "/" + id, module("1")).andExpect(status().is3xxRedirection());
        var changed = new java.util.HashMap<>(module("2"));
        changed.put("cost", "1");
        send("ADMIN", "/" + id, changed).andExpect(status().is3xxRedirection());

        assertThat(prices.find(id)).get().satisfies(item -> assertThat(item.cost()).isEqualByComparingTo("345.67"));
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() throws Exception {
        send("MANAGER", "", module("0"));
        var id = products.find(name).orElseThrow().id();
        send("MANAGER", "/" + id, module("1")).andExpect(status().is3xxRedirection());

        send("MANAGER", "/" + id, module("1")).andExpect(status().isConflict()).andExpect(content().string(containsString(name)));
    }

    @Test
    void eachMistakeIsToldAtItsField() throws Exception {
        send("MANAGER", "", module("0"));

        send("MANAGER", "", module("0")).andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("already")));
        send("MANAGER", "", Map.of("name", "", "kind", "WHAT", "listPrice", "-3", "currency", "CNY", "taxPercent", "130", "validFrom", "2026-02-02",
                "validUntil", "2026-01-01")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("Please fill this in."), containsString("A tax rate is a number"), containsString("end before it begins"))));
    }
}
