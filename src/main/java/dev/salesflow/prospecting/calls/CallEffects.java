package dev.salesflow.prospecting.calls;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.FieldChange;
import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows from a call, by the doors of customer and nurturing, and how it is taken back. */
@Component
class CallEffects {

    static final Duration UNDONE_WITHIN = Duration.ofHours(24);

    /** The caller, and reps of the teams that whoever made the list leads or is in: a telemarketer passes interest on to them. */
    private static final String OWNERS = """
            with recursive below(id) as (
                select u.team_id from prospect_list l join app_user u on u.login = l.made_by where l.id = :list and u.team_id is not null
                union select t.id from team t join below b on t.parent_id = b.id)
            select login, name from app_user
            where enabled and (login = :caller or role = 'REP' and (team_id in (select id from below)
                or login in (select login from prospect_caller where list_id = :list)))
            order by login <> :caller, lower(name), login""";

    private final Calls calls;
    private final CustomerBook customers;
    private final ContactBook contacts;
    private final JdbcClient jdbc;
    private final Clock clock;

    CallEffects(Calls calls, CustomerBook customers, ContactBook contacts, JdbcClient jdbc, Clock clock) {
        this.calls = calls;
        this.customers = customers;
        this.contacts = contacts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<String, String> owners(UUID list, Viewer by) {
        var owners = new LinkedHashMap<String, String>();
        jdbc.sql(OWNERS).param("list", list).param("caller", by.login()).query(row -> {
            owners.put(row.getString(1), row.getString(2));
        });
        return owners;
    }

    /** Facts first: they decide the grade, which may already give the customer to somebody. */
    Call of(CallNote note, Prospect prospect, Viewer by) {
        var customer = prospect.customerId();
        customers.hold(customer);
        var learned = learn(customer, note.facts(), by);
        var added = note.person() == null ? null : customers.addContact(customer, note.person(), by.login()).id();
        var contact = added == null ? note.contactId() : added;
        var given = note.followUp() == null ? null : give(customer, note.followUp(), by);
        var call = new Call(Ids.next(), prospect.id(), by.login(), clock.instant(), note.outcome(), note.note(), note.callBackAt(),
                note.answers().dataRight(), note.answers().knowsCompany(), note.answers().knowsProduct(), note.answers().knowsRep(),
                note.outcome().spoken() ? contacted(note, customer, contact, by) : null, contact, added != null, given, prospect.nextAt(), prospect.keptFor());
        calls.add(call, note.requestId(), learned);
        return call;
    }

    private List<FieldChange> learn(UUID customer, Map<CustomerField, Object> facts, Viewer by) {
        if (facts.isEmpty()) {
            return List.of();
        }
        var before = customers.get(customer).data();
        var after = customers.learn(customer, facts, by.login()).data();
        var learned = new ArrayList<FieldChange>();
        for (var field : facts.keySet()) {
            var change = new FieldChange(field.key(), field.textIn(before), field.textIn(after));
            if (!Objects.equals(change.before(), change.after())) {
                learned.add(change);
            }
        }
        return learned;
    }

    /** Whoever agreed to speak to a company that nobody owns owns it from then on. */
    private String give(UUID customer, FollowUp followUp, Viewer by) {
        if (customers.get(customer).owner() != null) {
            return null;
        }
        var owner = followUp.owner() == null ? by.login() : followUp.owner();
        customers.assign(customer, owner, by.login());
        return owner;
    }

    private UUID contacted(CallNote note, UUID customer, UUID contact, Viewer by) {
        var next = note.followUp() == null ? null : note.followUp().by(customers.get(customer).owner());
        return contacts.recordOfCall(new ContactNote("prospect call:" + note.requestId(), customer, contact, null, null, ContactWay.PHONE, note.said(),
                null, null, null, null, next, null), note.word(), by).id();
    }

    void takeBack(Call call, Prospect prospect, Viewer by) {
        var customer = prospect.customerId();
        if (call.contactRecordId() != null) {
            contacts.takeBack(call.contactRecordId(), by);
        }
        if (call.contactAdded() && customers.contacts(customer).stream().anyMatch(one -> one.id().equals(call.contactId()))) {
            customers.removeContact(customer, call.contactId(), by.login());
        }
        unlearn(customer, calls.learned(call.id()), by);
        if (call.ownerGiven() != null && call.ownerGiven().equals(customers.get(customer).owner())) {
            customers.assign(customer, null, by.login());
        }
        calls.undone(call.id(), clock.instant());
    }

    /** What somebody changed since stays. */
    private void unlearn(UUID customer, List<FieldChange> learned, Viewer by) {
        var present = customers.get(customer).data();
        var former = new EnumMap<CustomerField, Object>(CustomerField.class);
        for (var change : learned) {
            CustomerField.ofKey(change.field()).filter(field -> Objects.equals(field.textIn(present), change.after()))
                    .ifPresent(field -> former.put(field, change.before() == null ? null : field.parse(change.before())));
        }
        if (!former.isEmpty()) {
            customers.learn(customer, former, by.login());
        }
    }
}
