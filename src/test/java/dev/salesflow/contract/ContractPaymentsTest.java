package dev.salesflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.contract.handover.Handover.Sheet;
import dev.salesflow.contract.handover.Handovers;
import dev.salesflow.contract.payment.Instalment;
import dev.salesflow.contract.payment.Planned;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.quotation.Offer;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A contract over 1,000 in two instalments, the first due yesterday. */
@SalesflowTest
class ContractPaymentsTest {

    private static final LocalDate TODAY = LocalDate.now();

    @Autowired
    ContractBook contracts;
    @Autowired
    OpportunityBook deals;
    @Autowired
    QuotationBook quotations;
    @Autowired
    Handovers handovers;
    @Autowired
    Texts texts;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MockMvc web;

    DealFixture fixture;
    UUID team;
    String rep;
    UUID deal;
    Contract contract;

    @BeforeEach
    void aContract() {
        fixture = new DealFixture(jdbc);
        team = fixture.team();
        rep = fixture.person("REP", team);
        deal = accepted("1000");
        contract = contracts.sign(deal, signing(plan("400", "600")), rep);
    }

    private UUID accepted(String amount) {
        var id = deals.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        quotations.accept(quotations.send(id, new Offer(null, BigDecimal.ONE, new BigDecimal(amount), "CNY", TODAY.plusDays(30), null), rep).id(), rep);
        return id;
    }

    private static List<Planned> plan(String first, String second) {
        return List.of(new Planned(null, TODAY.minusDays(1), new BigDecimal(first), "Advance"), new Planned(null, TODAY.plusDays(30), new BigDecimal(second), null));
    }

    private static Signing signing(List<Planned> plan) {
        return new Signing("P-" + UUID.randomUUID(), new BigDecimal("1000"), "CNY", TODAY, null, new Term(TODAY, TODAY.plusYears(1), null), plan);
    }

    private List<Instalment> instalments() {
        return contracts.instalments(contract.id());
    }

    private void receive(int number, String amount) {
        contracts.receive(contract.id(), UUID.randomUUID(), number, new BigDecimal(amount), TODAY, null, rep);
    }

    @Test
    void instalmentsThatDoNotAddUpRefuseTheSignatureAndTheDealStaysOpen() {
        var other = accepted("1000");

        assertThatThrownBy(() -> contracts.sign(other, signing(plan("4000", "599.9")), rep)).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.field()).isEqualTo("plan");
            assertThat(texts.text(no)).contains("4,599.90 CNY", "1,000.00 CNY");
        });
        assertThatThrownBy(() -> contracts.sign(other, signing(plan("-400", "1400")), rep)).isInstanceOf(Refusal.class);

        assertThat(deals.get(other).isOpen()).isTrue();
        assertThat(contracts.of(other)).isEmpty();
    }

    @Test
    void whereACurrencyHasNoCoinsNeitherInstalmentsNorReceiptsHaveDecimals() {
        var tokyo = deals.open(Opening.of(fixture.customer(rep), UUID.randomUUID().toString()), rep).id();
        quotations.accept(quotations.send(tokyo, new Offer(null, BigDecimal.ONE, new BigDecimal("1000"), "JPY", TODAY.plusDays(30), null), rep).id(), rep);
        var half = new Signing("P-" + tokyo, new BigDecimal("1000"), "JPY", TODAY, null, Term.UNKNOWN, plan("400.5", "599.5"));
        assertThatThrownBy(() -> contracts.sign(tokyo, half, rep)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(texts.text(no)).contains("JPY").contains(" 0 "));
        var whole = contracts.sign(tokyo, new Signing("P-" + tokyo, new BigDecimal("1000"), "JPY", TODAY, null, Term.UNKNOWN, plan("400", "600")), rep);

        assertThatThrownBy(() -> contracts.receive(whole.id(), UUID.randomUUID(), 1, new BigDecimal("0.5"), TODAY, null, rep))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("amount"));
    }

    @Test
    void anAdvanceMayComeBeforeTheSignatureButNotLongBefore() {
        contracts.receive(contract.id(), UUID.randomUUID(), 1, BigDecimal.ONE, TODAY.minusMonths(1), null, rep);

        assertThatThrownBy(() -> contracts.receive(contract.id(), UUID.randomUUID(), 1, BigDecimal.ONE, TODAY.minusYears(1).minusDays(1), null, rep))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field()).isEqualTo("on"));
    }

    @Test
    void moneyComesInInPartsAndNeverMoreThanIsOpen() {
        receive(1, "150.50");
        assertThat(instalments().get(0)).satisfies(one -> {
            assertThat(one.open()).isEqualByComparingTo("249.50");
            assertThat(one.overdue(TODAY)).isTrue();
        });

        assertThatThrownBy(() -> receive(1, "249.51")).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.field()).isEqualTo("amount");
            assertThat(texts.text(no)).contains("249.50 CNY");
        });
        receive(1, "249.50");

        assertThat(instalments().get(0).paid()).isTrue();
        assertThat(instalments().get(0).overdue(TODAY)).isFalse();
    }

    @Test
    void aReceiptNotedByMistakeIsTakenBack() {
        receive(1, "400");

        contracts.takeBack(contract.id(), instalments().get(0).receipts().get(0).id(), rep);

        assertThat(instalments().get(0).received()).isEqualByComparingTo("0");
        assertThat(jdbc.sql("select by_login || ' ' || kind || ' ' || arguments from timeline_entry where opportunity_id = ? order by id desc limit 1")
                .param(contract.opportunityId()).query(String.class).single()).startsWith(rep + " paymentTakenBack").contains("400");
    }

    @Test
    void anInstalmentThatWasPaidForStaysWhenThePlanChanges() {
        receive(1, "400");
        var version = contract.version();
        var half = new BigDecimal("500");

        assertThatThrownBy(() -> contracts.change(contract.id(), version, contract.term(), null,
                List.of(new Planned(null, TODAY, half, null), new Planned(2, TODAY, half, null)), rep)).isInstanceOf(Refusal.class);
        contracts.change(contract.id(), version, contract.term(), null,
                List.of(new Planned(1, TODAY.minusDays(1), half, "Advance"), new Planned(null, TODAY.plusDays(5), half, "Rest")), rep);

        assertThat(jdbc.sql("select count(*) from timeline_entry where opportunity_id = ? and kind = 'contractChanged'").param(contract.opportunityId()).query(int.class).single()).isOne();
        assertThat(instalments()).extracting(Instalment::number).containsExactly(1, 3);
        assertThat(instalments().get(0).received()).isEqualByComparingTo("400");
        assertThatThrownBy(() -> contracts.change(contract.id(), version, contract.term(), null, List.of(), rep))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void aCancelledContractIsKeptItsDealStaysWonAndNothingIsDueAnyMore() throws Exception {
        contracts.cancel(contract.id(), "The customer is insolvent", TODAY, rep);

        assertThat(deals.get(deal).outcome()).isEqualTo(Outcome.WON);
        assertThatThrownBy(() -> receive(1, "1")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> contracts.cancel(contract.id(), "again", TODAY, rep)).isInstanceOf(Refusal.class);
        web.perform(get("/contracts/overdue").with(user(rep))).andExpect(content().string(not(containsString(contract.number()))));
        web.perform(get("/contracts").param("show", "CANCELLED").with(user(rep))).andExpect(content().string(containsString(contract.number())));
    }

    @Test
    void theProposedNumberIsTheNextOfTheYear() {
        var taken = contracts.proposedNumber();
        var next = accepted("1000");
        contracts.sign(next, new Signing(taken, new BigDecimal("1000"), "CNY", TODAY, null), rep);

        assertThat(taken).startsWith("HT-" + TODAY.getYear() + "-");
        assertThat(contracts.proposedNumber()).isGreaterThan(taken);
    }

    @Test
    void whatIsOverdueIsShownToTheRepAndTheirManagerAndNobodyElse() throws Exception {
        var manager = fixture.person("MANAGER", team);
        var stranger = fixture.rep();
        for (var reader : List.of(rep, manager)) {
            for (var page : List.of("/contracts/overdue", "/contracts?show=OVERDUE", "/opportunities/" + deal + "/contract", "/contracts/" + contract.id())) {
                web.perform(get(page).with(user(reader))).andExpect(status().isOk()).andExpect(content().string(containsString(contract.number())))
                        .andExpect(content().string(containsString("chip-bad")));
            }
        }
        web.perform(get("/contracts").with(user(stranger))).andExpect(content().string(not(containsString(contract.number()))));
        web.perform(get("/contracts/" + contract.id()).with(user(stranger))).andExpect(status().isNotFound());
        web.perform(get("/api/contracts/" + contract.id()).with(user(stranger))).andExpect(status().isNotFound());
    }

    @Test
    void thePageTakesReceiptsOnceAndKeepsWhatWasTypedWhereItRefuses() throws Exception {
        var address = "/contracts/" + contract.id();
        var receipt = UUID.randomUUID();
        web.perform(post(address + "/receipts").param("receipt", receipt.toString()).param("number", "1").param("amount", "4,000").param("on", TODAY.toString()).with(user(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("value=\"4,000\"")));

        web.perform(post(address + "/receipts").param("receipt", receipt.toString()).param("number", "1").param("amount", "300").param("on", TODAY.toString()).with(user(rep)).with(csrf()))
                .andExpect(status().is3xxRedirection());
        web.perform(post(address + "/receipts").param("receipt", receipt.toString()).param("number", "1").param("amount", "300").param("on", TODAY.toString()).with(user(rep)).with(csrf()))
                .andExpect(status().is3xxRedirection());

        web.perform(get("/api/contracts/" + contract.id()).with(user(rep))).andExpect(jsonPath("$.instalments[0].received", is("300.00")));
    }

    @Test
    void thePageChangesThePlanAndPresalesOnlyLooksOn() throws Exception {
        var address = "/contracts/" + contract.id();
        web.perform(post(address).param("version", "" + contract.version()).param("startsOn", TODAY.toString()).param("due1", TODAY.toString())
                        .param("instalment1", "1000").param("purpose1", "All").param("number1", "1").param("due2", "").param("instalment2", "")
                        .with(user(rep)).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(instalments()).extracting(Instalment::note).containsExactly("All");

        var presales = fixture.person("PRESALES", null);
        jdbc.sql("update opportunity set presales_login = ? where id = ?").params(presales, deal).update();
        web.perform(get(address).with(user(presales))).andExpect(status().isOk());
        web.perform(post(address + "/cancel").param("reason", "x").param("on", TODAY.toString()).with(user(presales)).with(csrf())).andExpect(status().isForbidden());
    }

    @Test
    void presalesSeesTheContractButAsksForNoPayment() throws Exception {
        var presales = fixture.person("PRESALES", null);
        jdbc.sql("update opportunity set presales_login = ? where id = ?").params(presales, deal).update();

        web.perform(get("/contracts").param("show", "OVERDUE").with(user(presales))).andExpect(content().string(containsString(contract.number())));
        web.perform(get("/contracts/overdue").with(user(presales))).andExpect(status().isOk()).andExpect(content().string(not(containsString(contract.number()))));
        web.perform(get("/contracts/overdue").with(user(rep))).andExpect(content().string(containsString(contract.number())));
    }

    @Test
    void whoeverIsFinanceSeesAllContractsAndWhatIsOverdueButNeitherTheDealNorAnythingToChange() throws Exception {
        var finance = fixture.person("MANAGER", fixture.team());
        web.perform(get("/contracts/" + contract.id()).with(user(finance))).andExpect(status().isNotFound());
        jdbc.sql("insert into person_function (login, function) values (?, 'FINANCE')").param(finance).update();
        try {
            web.perform(get("/contracts").with(user(finance))).andExpect(content().string(containsString(contract.number())))
                    .andExpect(content().string(not(containsString("href=\"/customers/"))));
            web.perform(get("/contracts").param("show", "OVERDUE").param("owner", rep).with(user(finance))).andExpect(content().string(containsString(contract.number())));
            web.perform(get("/contracts/" + contract.id()).with(user(finance))).andExpect(status().isOk()).andExpect(content().string(containsString("400.00")))
                    .andExpect(content().string(not(containsString("/opportunities/" + deal)))).andExpect(content().string(not(containsString("receipt-amount"))));
            web.perform(post("/contracts/" + contract.id() + "/receipts").param("receipt", UUID.randomUUID().toString()).param("number", "1").param("amount", "10").param("on", TODAY.toString()).with(user(finance)).with(csrf()))
                    .andExpect(status().isForbidden());
            web.perform(get("/opportunities/" + deal).with(user(finance))).andExpect(status().isNotFound());
        } finally {
            noFinance(finance);
        }
    }

    @Test
    void whoeverIsFinanceSeesWhatComesInButNoPaperNothingOfWhatWasDoneAndChangesNothing() throws Exception {
        var finance = fixture.person("REP", fixture.team());
        var address = "/contracts/" + contract.id();
        receive(1, "125.50");
        var receipt = instalments().get(0).receipts().get(0).id();
        handovers.hand(contract.id(), new Sheet(rep, "Three plants", "Net 30 as spoken", "Ms Li decides", null), rep);
        jdbc.sql("insert into person_function (login, function) values (?, 'FINANCE')").param(finance).update();
        try {
            web.perform(get(address).with(user(finance))).andExpect(status().isOk()).andExpect(content().string(allOf(
                    containsString(TODAY + " · 125.50"), not(containsString("Three plants")), not(containsString("Ms Li decides")), not(containsString("/attachments")))));
            web.perform(get(address).with(user(rep))).andExpect(content().string(allOf(containsString("Three plants"), containsString("/attachments"))));
            for (var paper : List.of("/attachments", "/timeline", "/quotations", "/contract", "/facts")) {
                web.perform(get("/opportunities/" + deal + paper).with(user(finance))).andExpect(status().isNotFound());
            }
            for (var change : List.of("", "/receipts", "/receipts/" + receipt + "/removal", "/cancel")) {
                web.perform(post(address + change).param("reason", "x").param("on", TODAY.toString()).with(user(finance)).with(csrf())).andExpect(status().isForbidden());
            }
        } finally {
            noFinance(finance);
        }
        assertThat(instalments().get(0).received()).isEqualByComparingTo("125.50");
    }

    @Test
    void whoeverIsFinanceNarrowsTheListToAnyRepWithAContractAndIsAskedForTheirDutyOnce() throws Exception {
        var finance = fixture.person("REP", fixture.team());
        var idle = fixture.person("REP", fixture.team());
        web.perform(get("/contracts").with(user(finance))).andExpect(content().string(not(containsString("<option value=\"" + rep + "\""))));
        jdbc.sql("insert into person_function (login, function) values (?, 'FINANCE')").param(finance).update();
        try {
            assertThat(Statements.naming("person_function", () -> web.perform(get("/contracts").param("owner", rep).with(user(finance))).andExpect(content().string(allOf(
                    containsString("<option value=\"" + rep + "\" selected"), not(containsString("<option value=\"" + idle + "\"")), containsString(contract.number())))))).isEqualTo(1);
        } finally {
            noFinance(finance);
        }
    }

    private void noFinance(String login) {
        jdbc.sql("delete from person_function where login = ?").param(login).update();
    }
}
