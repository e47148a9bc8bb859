package dev.salesflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.Offer;
import dev.salesflow.quotation.QuotationBook;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The list of contracts as a file: what the list shows the person, and nothing that a spreadsheet would run. */
@SalesflowTest
class ContractExportTest {

    @Autowired
    OpportunityBook opportunities;
    @Autowired
    QuotationBook quotations;
    @Autowired
    ContractBook contracts;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc web;

    DealFixture fixture;
    String rep;
    String number;

    @BeforeEach
    void aContractWhoseNumberLooksLikeAFormula() {
        fixture = new DealFixture(jdbc);
        rep = fixture.rep();
        number = "=C" + UUID.randomUUID();
        signed(number, rep);
    }

    private void signed(String number, String owner) {
        var deal = opportunities.open(Opening.of(fixture.customer(owner), UUID.randomUUID().toString()), owner).id();
        quotations.accept(quotations.send(deal, new Offer(null, BigDecimal.ONE, new BigDecimal("980.50"), "CNY", LocalDate.now().plusDays(30), null), owner).id(), owner);
        contracts.sign(deal, new Signing(number, new BigDecimal("980.50"), null, LocalDate.now(), null), owner);
    }

    @Test
    void holdsTheContractsThatThePersonSeesWithTheFilterAndNoFormula() throws Exception {
        var other = fixture.rep();
        signed("C" + UUID.randomUUID(), other);

        assertThat(text("/api/contracts.csv", rep, "en").lines()).hasSize(2).first().asString().contains("number,customer,owner,state,signedOn");
        assertThat(text("/api/contracts.csv", rep, "en")).contains("\n'" + number + ",", ",SIGNED," + LocalDate.now(), ",980.50,CNY,0");
        assertThat(text("/api/contracts.csv?show=CANCELLED", rep, "en").lines()).hasSize(1);
        assertThat(text("/api/contracts.csv", other, "en")).doesNotContain(number);
    }

    @Test
    void saysItInThePersonsWordsAndIsOfferedOnTheList() throws Exception {
        assertThat(text("/contracts/export.csv?labels=true", rep, "zh-CN")).contains("客户", "解除日期").doesNotContain("SIGNED");

        web.perform(get("/contracts?show=SIGNED").with(user(rep).roles("REP"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("/contracts/export.xlsx?show=SIGNED&amp;labels=true")));
        web.perform(get("/contracts/export.xlsx").with(user(rep).roles("REP"))).andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        assertThat(jdbc.sql("select kind || ' ' || row_count from export_log where login = ? order by id").param(rep).query(String.class).list())
                .containsExactly("contracts 1", "contracts 1");
    }

    private String text(String path, String login, String language) throws Exception {
        return web.perform(get(path).with(user(login).roles("REP")).header("Accept-Language", language)).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
