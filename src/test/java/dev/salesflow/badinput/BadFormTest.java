package dev.salesflow.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A form with several faults comes back with all of them, each beside its field, and with everything that was typed. */
@SalesflowTest
class BadFormTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    OpportunityBook deals;

    DealFixture fixture;
    String admin;
    UUID customer;
    UUID deal;

    @BeforeEach
    void anAdministratorWithACustomerAndADeal() {
        fixture = new DealFixture(jdbc);
        admin = fixture.person("ADMIN", null);
        customer = fixture.customer(admin);
        deal = deals.open(Opening.of(customer, UUID.randomUUID().toString()), admin).id();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/customers|name=&email=no address&employees=many&expectedPurchase=2026-02-31&note=kept text|name email employees expectedPurchase",
        "/customers/{customer}/edit|version=1&name=&phone=none&budgetMin=-5&note=kept text|name phone budgetMin",
        "/customers/{customer}/contacts|name=&email=x&birthday=31.02.1980&note=kept text|name email birthday",
        "/customers/{customer}/grade/override|grade=Q&reason=kept text&until=2020-01-01|grade until",
        "/customers/{customer}/grade/override|grade=&reason= &until=soon|grade reason until",
        "/opportunities/{deal}/edit|version={version}&product=gone&amount=1e400&currency=ZZZ&expectedSigning=2026-02-31&presales=nobody&note=kept text"
                + "&budgetEvidence=heard it|product amount currency expectedSigning presales BUDGET.value",
        "/opportunities/{deal}/pause|reason=&until=2020-01-01|reason until", "/opportunities/{deal}/pause|reason= &until=kept text|reason until",
        "/opportunities/{deal}/lose|lostReason=&competitor={long}&lostKind=SAD|lostReason competitor lostKind", "/opportunities/{deal}/hand-over|owner=nobody|owner",
        "/people|login=No Login&name=&email=kept text&role=KING&team=north&language=fr|login name email role team language",
        "/people/{admin}|version=0&name=&email=kept text&role=KING&team=north|name email role team",
        "/teams|name=&territory={long}&parent=north|name territory parent",
        "/contact-records|requestId=r&customerId={customer}&way=SHOUT&said=kept text&customerWords={long}{long}{long}{long}{long}{long}{long}{long}{long}{long}"
                + "&heldAt=gestern&contactId=x&nextAction=&due=2020-01-01&nextTime=late&nextOwner=nobody|customerId way customerWords heldAt contactId nextAction nextDue nextTime",
        "/contact-records|requestId=r&customerName=kept text&way=PHONE&said=&due=none&nextAction=Call|customerId said nextDue",
        "/coaching/skills/catalogue|nameEn=kept text&nameZh=&kind=WISH&area=&topic=ALL&courseEn={long}&position=1.5|nameZh kind area topic courseEn courseZh position",
        "/training/courses|nameEn=kept text&nameZh=&form=DANCE&skill=none&passingMark=101&aboutEn=one|nameZh form skill passingMark aboutZh",
        "/training/onboarding/plan|day=0&position=x&topicEn=kept text&topicZh=&practiceEn=&practiceZh=x&checkEn=x&checkZh=|day position topicZh practiceEn checkZh",
        "/coaching|rep=nobody&topic=ALL&kind=HUGE&reason= |rep topic kind reason",
        "/account/password|present=guess&password=short&again=other|present password again"})
    void tellsEveryFaultBesideItsField(String path, String typed, String faulty) throws Exception {
        var form = post(path.replace("{customer}", customer.toString()).replace("{deal}", deal.toString()).replace("{admin}", admin));
        for (var field : typed.replace("{long}", "x".repeat(201)).replace("{version}", "" + deals.get(deal).version()).split("&")) {
            form.param(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }

        var page = web.perform(form.with(user(admin).roles("ADMIN")).with(csrf()).locale(Locale.ENGLISH))
                .andExpect(status().isUnprocessableEntity()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);

        Arrays.stream(faulty.split(" ")).forEach(field -> assertThat(page).containsPattern("id=\"" + field + "-problem\"[^>]*>[^<]+<"));
        assertThat(page.split("is-invalid", -1)).hasSize(faulty.split(" ").length + 1);
        assertThat(page).contains(typed.contains("kept text") ? "kept text" : "");
    }

    @Test
    void anUploadWithoutFileAndKindIsToldBoth() throws Exception {
        var page = web.perform(multipart("/imports").param("kind", "planets").with(user(admin).roles("ADMIN")).with(csrf()).locale(Locale.ENGLISH))
                .andExpect(status().isUnprocessableEntity()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);

        assertThat(page.split("is-invalid", -1)).hasSize(3);
    }

    @Test
    void aPersonChangedMeanwhileKeepsWhatWasTyped() throws Exception {
        var page = web.perform(post("/people/" + fixture.rep()).param("version", "7").param("name", "kept text").param("role", "REP")
                        .with(user(admin).roles("ADMIN")).with(csrf()).locale(Locale.ENGLISH))
                .andExpect(status().isConflict()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);

        assertThat(page).contains("kept text", "Somebody else changed this meanwhile");
    }
}
