package dev.salesflow.process.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deal's customer becomes a part of another one while the deal is under way. */
@SalesflowTest
class DealOfAMergedCustomerTest {

    @Autowired
    ProcessEngine engine;
    @Autowired
    OpportunityBook book;
    @Autowired
    ContractBook contracts;
    @Autowired
    CustomerBook customers;
    @Autowired
    MergeBook merging;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    String rep;
    UUID stays;
    UUID goes;
    UUID deal;
    DealDriver people;

    @BeforeEach
    void aDealAtTheQuotation() {
        var fixture = new DealFixture(jdbc);
        rep = fixture.rep();
        stays = fixture.customer(rep);
        goes = fixture.customer(rep);
        people = new DealDriver(engine, rep);
        deal = book.open(Opening.of(goes, UUID.randomUUID().toString()), rep).id();
        people.visit(deal, "on");
        people.exchange(deal, "quotation");
    }

    @Test
    void goesOnToTheContractWithTheOneThatStays() {
        merge();

        people.standsAt(deal, "prepareQuotation");
        people.quotation(deal, "100000");
        people.doubts(deal, "on");
        people.negotiation(deal, "on", "96000");
        people.contract(deal, "96000");

        people.isOver(deal);
        assertThat(book.get(deal).outcome()).isEqualTo(Outcome.WON);
        assertThat(book.get(deal).customerId()).isEqualTo(stays);
        assertThat(contracts.of(deal)).isPresent();
        assertThat(jdbc.sql("select count(*) from timeline_entry where customer_id = ? and kind = 'contractSigned'").param(stays)
                .query(Long.class).single()).isOne();
    }

    @Test
    void goesOnWithItsOwnCustomerAfterTheUndo() {
        merge();
        people.quotation(deal, "100000");
        var merge = merging.into(stays).get(0);
        merging.part(merge.id(), stays, customers.get(stays).version(), Set.of(), viewers.of(rep));

        people.doubts(deal, "on");
        people.negotiation(deal, "on", "96000");
        people.contract(deal, "96000");

        assertThat(book.get(deal).customerId()).isEqualTo(goes);
        assertThat(book.get(deal).outcome()).isEqualTo(Outcome.WON);
    }

    private void merge() {
        merging.merge(stays, customers.get(stays).version(), goes, customers.get(goes).version(), Map.of(), viewers.of(rep));
    }
}
