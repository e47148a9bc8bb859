package dev.salesflow.quotation.validity;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.notice.Letter;
import dev.salesflow.notice.Notice;
import dev.salesflow.notice.Outbox;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the deal's owner once that an offer runs out. */
@Component
@Transactional
class ValidityReminder {

    private final JdbcClient jdbc;
    private final QuotationBook quotations;
    private final OpportunityBook opportunities;
    private final CustomerBook customers;
    private final People people;
    private final Outbox outbox;
    private final MessageSource messages;
    private final String address;

    ValidityReminder(JdbcClient jdbc, QuotationBook quotations, OpportunityBook opportunities, CustomerBook customers, People people,
            Outbox outbox, MessageSource messages, @Value("${salesflow.address}") String address) {
        this.jdbc = jdbc;
        this.quotations = quotations;
        this.opportunities = opportunities;
        this.customers = customers;
        this.people = people;
        this.outbox = outbox;
        this.messages = messages;
        this.address = address;
    }

    void remind(UUID id) {
        var first = jdbc.sql("""
                        update quotation set reminded_for = valid_until
                         where id = ? and state = 'SENT' and reminded_for is distinct from valid_until""").param(id).update() == 1;
        if (first) {
            var quotation = quotations.get(id);
            var deal = opportunities.get(quotation.opportunityId());
            Optional.ofNullable(deal.owner()).flatMap(people::find)
                    .ifPresent(owner -> tell(owner, quotation, customers.get(deal.customerId()).name()));
        }
    }

    private void tell(Person owner, Quotation quotation, String customer) {
        var link = address + "/opportunities/" + quotation.opportunityId() + "/quotations/" + quotation.id();
        var told = new Object[] {quotation.number(), customer, quotation.validUntil().toString(), link};
        var key = "quotation-validity " + quotation.id() + " " + quotation.validUntil();
        outbox.put(owner.login(), Notice.DAILY, new Letter(key, messages.getMessage("quotation.reminder.subject", told, owner.locale()),
                messages.getMessage("quotation.reminder.body", told, owner.locale())));
    }
}
