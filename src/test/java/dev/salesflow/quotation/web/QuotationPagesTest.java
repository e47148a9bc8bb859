package dev.salesflow.quotation.web;

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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.notice.LetterSent;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationFixture;
import dev.salesflow.quotation.template.QuotationTemplates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SalesflowTest
class QuotationPagesTest {

    @Autowired
    MockMvc web;
    @Autowired
    QuotationBook quotations;
    @Autowired
    QuotationTemplates templates;
    @Autowired
    OpportunityBook deals;
    @Autowired
    PriceListBook prices;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    JdbcClient jdbc;

    QuotationFixture fixture;
    String address;

    @BeforeEach
    void aDeal() {
        fixture = QuotationFixture.of(jdbc, deals, prices);
        address = "/opportunities/" + fixture.deal() + "/quotations";
    }

    private static RequestPostProcessor as(String login) {
        return user(login).roles(login.substring(0, login.indexOf('-')).toUpperCase(Locale.ROOT));
    }

    private ResultActions see(String path, String login, String language) throws Exception {
        return web.perform(get(address + path).with(as(login)).header("Accept-Language", language));
    }

    private ResultActions send(String path, Map<String, String> values) throws Exception {
        var request = post(address + path).with(as(fixture.rep())).with(csrf()).header("Accept-Language", "en");
        values.forEach(request::param);
        return web.perform(request);
    }

    private Quotation begun() throws Exception {
        send("", Map.of("currency", "CNY", "language", "zh", "validUntil", LocalDate.now().plusDays(20).toString())).andExpect(status().is3xxRedirection());
        return quotations.making(fixture.deal()).orElseThrow();
    }

    private Quotation sent() throws Exception {
        var id = begun().id();
        send("/" + id + "/lines", Map.of("product", fixture.product(QuotationFixture.name("仓储")).toString(), "quantity", "2", "discountPercent", "5"))
                .andExpect(status().is3xxRedirection());
        quotations.submit(id, fixture.rep());
        quotations.approve(id);
        return quotations.send(id, fixture.rep());
    }

    @Test
    void aRepWritesADraftAndSeesItsTotalsButNoCost() throws Exception {
        var id = begun().id();
        send("/" + id + "/lines", Map.of("product", fixture.product(QuotationFixture.name("仓储")).toString(), "quantity", "2", "discountPercent", "5"))
                .andExpect(status().is3xxRedirection());

        see("/" + id, fixture.rep(), "en").andExpect(content().string(allOf(containsString("1,900.00 CNY"), containsString("218.58 CNY"),
                containsString("Each line is rounded to 2 digits of CNY, half up"), not(containsString("Margin")), not(containsString("800.00 CNY")))));
        see("/" + id, fixture.manager(), "zh").andExpect(content().string(allOf(containsString("毛利"), containsString("800.00 CNY"), containsString("52.42 %"))));
        see("", fixture.rep(), "zh").andExpect(content().string(allOf(containsString("草稿"), containsString(id.toString()))));
    }

    @Test
    void whatIsGivenAwayHasNoMargin() throws Exception {
        var id = begun().id();
        send("/" + id + "/lines", Map.of("product", fixture.product(QuotationFixture.name("仓储")).toString(), "quantity", "2", "discountPercent", "100"));

        see("/" + id, fixture.manager(), "en").andExpect(content().string(allOf(containsString("<dt>Margin</dt><dd>—</dd>"), not(containsString(">-100")))));
    }

    @Test
    void whatCannotBeSaysWhyAtItsFieldAndLosesNothing() throws Exception {
        send("", Map.of("currency", "QQQ", "language", "zh", "validUntil", "soon", "note", "keep me")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("keep me"), containsString("invalid-feedback"), containsString("QQQ"))));
        var id = begun().id();

        send("/" + id + "/lines", Map.of("product", "", "name", "Training <x>", "quantity", "0", "unitPrice", "1.005", "discountPercent", "101"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("Training &lt;x&gt;"), containsString("1.005"))));
        send("/" + id + "/lines", Map.of("name", "Training", "quantity", "0", "unitPrice", "1", "discountPercent", "101")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("The quantity must be above zero."), containsString("A discount is a number from 0 to 100, with at most two digits"))));
        assertThat(quotations.get(id).lines()).isEmpty();
    }

    @Test
    void nobodyElseReadsOrWritesIt() throws Exception {
        var id = sent().id();
        var stranger = new DealFixture(jdbc).rep();

        see("/" + id, stranger, "en").andExpect(status().isNotFound());
        see("/" + id + "/paper", stranger, "en").andExpect(status().isNotFound());
        web.perform(post(address + "/" + id + "/answer").with(as(stranger)).with(csrf()).param("kind", "ACCEPTED")).andExpect(status().isNotFound());
        web.perform(get("/opportunities/" + QuotationFixture.of(jdbc, deals, prices).deal() + "/quotations/" + id).with(as(fixture.rep())))
                .andExpect(status().isNotFound());
    }

    @Test
    void theCustomersAnswerNeedsItsReasonAndStaysReadable() throws Exception {
        var id = sent().id();

        send("/" + id + "/answer", Map.of("kind", "REJECTED")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Please say why")));
        send("/" + id + "/answer", Map.of("kind", "REJECTED", "answer", "太贵了")).andExpect(status().is3xxRedirection());

        assertThat(quotations.get(id).state()).isEqualTo(Quotation.State.REJECTED);
        see("/" + id, fixture.rep(), "en").andExpect(content().string(containsString("太贵了")));
    }

    @Test
    void aWishForChangesLeadsToADraftThatIsComparedLineByLine() throws Exception {
        var first = sent();
        send("/" + first.id() + "/answer", Map.of("kind", "CHANGES", "answer", "one more")).andExpect(status().is3xxRedirection());
        var next = quotations.making(fixture.deal()).orElseThrow();
        var line = next.lines().get(0);
        send("/" + next.id() + "/lines/" + line.key(), Map.of("product", line.productId().toString(), "quantity", "3", "discountPercent", "5"))
                .andExpect(status().is3xxRedirection());
        send("/" + next.id() + "/lines", Map.of("name", "Training", "quantity", "1", "unitPrice", "500")).andExpect(status().is3xxRedirection());

        see("/" + next.id(), fixture.rep(), "en").andExpect(content().string(allOf(containsString("Against revision 1"), containsString("<del>2</del>"), containsString("<dt>Valid until</dt><dd><del>"),
                containsString("added"), containsString("changed"), containsString("3,350.00 CNY"))));
        see("/" + next.id(), fixture.rep(), "zh").andExpect(content().string(allOf(containsString("与第 1 版对比"), containsString("新增"))));
    }

    @Test
    void whatTheListSaysOtherwiseByNowIsTakenOverByOneClickAndTypedPricesStay() throws Exception {
        var id = begun().id();
        var product = fixture.product("仓储 " + id);
        send("/" + id + "/lines", Map.of("product", product.toString(), "quantity", "2", "discountPercent", "5")).andExpect(status().is3xxRedirection());
        fixture.reprice(product, "1500", "1400", null);

        see("/" + id, fixture.rep(), "en").andExpect(content().string(allOf(containsString("仓储 " + id + ": list price 1,000.00 CNY → 1,500.00 CNY"),
                containsString("Take today&#39;s list prices over"), not(containsString("1,400")))));
        see("/" + id, fixture.manager(), "zh").andExpect(content().string(allOf(containsString("价目表已有调整"), containsString("采用最新目录价"))));
        send("/" + id + "/list", Map.of("version", String.valueOf(quotations.get(id).version()))).andExpect(status().is3xxRedirection());

        assertThat(quotations.get(id).amount()).isEqualByComparingTo("1900");
        see("/" + id, fixture.rep(), "en").andExpect(content().string(allOf(not(containsString("says otherwise")), containsString("36.67 %"))));
    }

    @Test
    void aNextRevisionTellsWhatTheListChangedSinceTheOneBefore() throws Exception {
        var first = sent();
        fixture.reprice(first.lines().get(0).productId(), "1500", "600", null);
        send("/revision", Map.of()).andExpect(status().is3xxRedirection());
        var next = quotations.making(fixture.deal()).orElseThrow();

        see("/" + next.id(), fixture.rep(), "en").andExpect(content().string(allOf(containsString("Since revision 1 the price list has changed"),
                containsString("list price 1,000.00 CNY → 1,500.00 CNY"))));
        see("/" + first.id(), fixture.rep(), "en").andExpect(content().string(not(containsString("1,500.00"))));
    }

    @Test
    void aPieceOfAWholeThingIsRefusedAtItsFieldWithWhatWasTyped() throws Exception {
        var id = begun().id();
        var name = QuotationFixture.name("仓储");

        var typed = Map.of("product", fixture.product(name).toString(), "quantity", "0.5", "discountPercent", "3.25", "description", "half of it");
        send("/" + id + "/lines", typed).andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(
                containsString("&quot;" + name + "&quot; is sold in whole units only: give a whole number."), containsString("half of it"), containsString("3.25"))));

        assertThat(quotations.get(id).lines()).isEmpty();
    }

    @Test
    void aLetterTakesThePaperAlongToACheckedAddress() throws Exception {
        var id = sent().id();
        see("/" + id, fixture.rep(), "en").andExpect(content().string(containsString("报价单 Q-")));

        send("/" + id + "/letters", Map.of("address", "nobody", "subject", "报价", "body", "您好")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("nobody"), containsString("address-problem"))));
        send("/" + id + "/letters", Map.of("address", "li@hailan.example", "subject", "报价", "body", "您好")).andExpect(status().is3xxRedirection());

        var mail = jdbc.sql("select address, attachment_name, attachment, outside from outbox_mail where login = ?").param(fixture.rep()).query().singleRow();
        assertThat(mail).containsEntry("address", "li@hailan.example").containsEntry("outside", true);
        assertThat(mail.get("attachment_name").toString()).startsWith("Q-").endsWith(".pdf");
        assertThat(mail.get("attachment")).isEqualTo(jdbc.sql("select content from quotation_paper where quotation_id = ?").param(id).query(byte[].class).single());
        see("/" + id, fixture.rep(), "en").andExpect(content().string(containsString("li@hailan.example")));
    }

    @Test
    void whatIsReleasedIsSentOnlyWhenItsLetterHasGoneAndUntilThenSaysWhereItIs() throws Exception {
        var id = sent().id();
        chip(id, "Released", "可发出");

        send("/" + id + "/letters", Map.of("address", "li@hailan.example", "subject", "报价", "body", "您好")).andExpect(status().is3xxRedirection());
        chip(id, "Waits to be sent", "等待发送");
        var key = jdbc.sql("select key from outbox_mail where login = ?").param(fixture.rep()).query(String.class).single();
        jdbc.sql("update outbox_mail set state = 'FAILED' where key = ?").param(key).update();
        chip(id, "Not sent", "未发出");

        events.publishEvent(new LetterSent(key, Instant.parse("2026-11-27T01:02:00Z")));
        jdbc.sql("delete from outbox_mail where key = ?").param(key).update();
        chip(id, "Sent", "已发出");
        see("/" + id, fixture.rep(), "en").andExpect(content().string(containsString("Given to the mail server on 2026-11-2")));
    }

    /** The same on its page and among the deal's. */
    private void chip(UUID id, String en, String zh) throws Exception {
        for (var path : List.of("/" + id, "")) {
            see(path, fixture.rep(), "en").andExpect(content().string(containsString(">" + en + "</span>")));
            see(path, fixture.rep(), "zh").andExpect(content().string(containsString(">" + zh + "</span>")));
        }
    }

    @Test
    void nothingGoesOutThatIsNotReleased() throws Exception {
        var id = begun().id();

        send("/" + id + "/letters", Map.of("address", "li@hailan.example", "subject", "x", "body", "y")).andExpect(status().isConflict())
                .andExpect(content().string(containsString("only what is approved and sent goes to the customer")));
    }

    @Test
    void thePaperIsAPdfToKeep() throws Exception {
        var id = sent().id();

        var pdf = see("/" + id + "/paper", fixture.rep(), "en").andExpect(status().isOk()).andExpect(content().contentType("application/pdf"))
                .andExpect(header().string("Content-Disposition", containsString("attachment"))).andReturn().getResponse().getContentAsByteArray();

        try (var read = Loader.loadPDF(pdf)) {
            assertThat(read.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void managersKeepTemplatesAndRepsBeginWithThem() throws Exception {
        var product = fixture.product(QuotationFixture.name("仓储"));
        var name = QuotationFixture.name("标准包");
        web.perform(post("/quotations/settings/templates").with(as(fixture.rep())).with(csrf()).param("name", name)).andExpect(status().isForbidden());
        web.perform(post("/quotations/settings/templates").with(as(fixture.manager())).with(csrf()).param("name", name).param("terms", "款到发货")
                .param("product0", product.toString()).param("quantity0", "0")).andExpect(status().isUnprocessableEntity());
        web.perform(post("/quotations/settings/templates").with(as(fixture.manager())).with(csrf()).header("Accept-Language", "en").param("name", name)
                .param("product0", product.toString()).param("quantity0", "0.5")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Sold in whole units only: ")));
        web.perform(post("/quotations/settings/templates").with(as(fixture.manager())).with(csrf()).param("name", name).param("terms", "款到发货")
                .param("product0", product.toString()).param("quantity0", "4").param("discount0", "10")).andExpect(status().is3xxRedirection());
        var template = templates.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();

        send("", Map.of("currency", "CNY", "language", "zh", "validUntil", LocalDate.now().plusDays(20).toString(), "template", template.id().toString()))
                .andExpect(status().is3xxRedirection());

        var begun = quotations.making(fixture.deal()).orElseThrow();
        assertThat(begun.amount()).isEqualByComparingTo("3600");
        assertThat(begun.head().terms()).isEqualTo("款到发货");
        web.perform(get("/quotations/settings/templates/" + template.id()).with(as(fixture.manager())).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("款到发货")));
    }

    @Test
    void theDaysPageNamesWhatRunsOut() throws Exception {
        var id = sent().id();
        jdbc.sql("update quotation set valid_until = current_date + 1 where id = ?").param(id).update();

        web.perform(get("/quotations/soon").with(as(fixture.rep())).header("Accept-Language", "zh")).andExpect(content().string(containsString(id.toString())));
        web.perform(get("/quotations/soon").with(as(new DealFixture(jdbc).rep()))).andExpect(content().string(not(containsString(id.toString()))));
    }

    @Test
    void anUnknownQuotationIsNotFound() throws Exception {
        see("/" + UUID.randomUUID(), fixture.rep(), "en").andExpect(status().isNotFound());
    }
}
