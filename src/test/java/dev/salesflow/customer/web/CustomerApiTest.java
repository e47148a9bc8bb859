package dev.salesflow.customer.web;

import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.AllFields;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.TestPeople;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@SalesflowTest
class CustomerApiTest {

    @Autowired
    CustomerBook book;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc mvc;

    @Test
    void answersAPageOfTheCallersCustomers() throws Exception {
        var rep = new TestPeople(jdbc).rep();
        for (var name : new String[] {"Gamma", "Alpha", "Beta"}) {
            book.register(CustomerData.named(name).with(CustomerField.OWNER, rep), rep);
        }

        mvc.perform(get("/api/customers?size=2&page=1").with(user(rep)))
                .andExpect(jsonPath("$.total").value(3)).andExpect(jsonPath("$.page").value(1)).andExpect(jsonPath("$.size").value(2))
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].name").value("Gamma"))
                .andExpect(jsonPath("$.items[0].owner").value(rep));
        mvc.perform(get("/api/customers?query=alph").with(user(rep)))
                .andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].name").value("Alpha"));
    }

    @Test
    void answersAllFactsOfOneCustomerWithAmountsAsText() throws Exception {
        var rep = new TestPeople(jdbc).rep();
        var customer = book.register(AllFields.of(UUID.randomUUID().toString(), rep), rep);

        mvc.perform(get("/api/customers/{id}", customer.id()).with(user(rep)))
                .andExpect(jsonPath("$.id").value(customer.id().toString()))
                .andExpect(jsonPath("$.annualRevenue").value("350000000.50"))
                .andExpect(jsonPath("$.expectedPurchase").value("2027-01-31"))
                .andExpect(jsonPath("$.satisfaction").value("VERY_DISSATISFIED"))
                .andExpect(jsonPath("$.vendorHope").value(false));
        mvc.perform(get("/api/customers/{id}", customer.id()).with(user(new TestPeople(jdbc).rep()))).andExpect(status().isNotFound());
        mvc.perform(get("/api/customers/{id}", "17").with(user(rep))).andExpect(status().isNotFound());
    }
}
