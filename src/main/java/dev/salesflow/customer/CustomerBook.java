package dev.salesflow.customer;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Moved;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to customers and their people. Who may see or edit one is asked by {@link #find} and {@link #forEditing};
 * the other methods trust their caller, so that imports and processes can use them.
 */
@Service
@Transactional
public class CustomerBook {

    private final Customers customers;
    private final Contacts contacts;
    private final ChangeHistory history;
    private final CustomerLinks links;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerBook(Customers customers, Contacts contacts, ChangeHistory history, CustomerLinks links,
            ApplicationEventPublisher events, Clock clock) {
        this.customers = customers;
        this.contacts = contacts;
        this.history = history;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    /** Takes up a customer; refused, naming the field, where a fact cannot be or the external id is taken. */
    public Customer register(CustomerData data, String by) {
        var customer = Customer.register(data, clock.instant(), clock.getZone());
        links.requireOwner(data.owner());
        links.requireParent(customer.id(), data.parent());
        var saved = save(customer);
        events.publishEvent(new CustomerRegistered(saved.id(), by));
        // Those who heard of it may have graded it and given it to somebody.
        return get(saved.id());
    }

    /**
     * Replaces the facts; nothing is written or told where none differs.
     *
     * @param expectedVersion what the caller has seen; an {@link OptimisticLockingFailureException} where it is no longer so
     */
    public Customer change(UUID id, int expectedVersion, CustomerData data, String by) {
        var customer = get(id);
        if (customer.version() != expectedVersion) {
            throw new OptimisticLockingFailureException("customer " + id + " is at version " + customer.version());
        }
        return take(customer, data, by);
    }

    /** Gives the customer to a rep, or to nobody with null. */
    public Customer assign(UUID id, String owner, String by) {
        var customer = get(id);
        return take(customer, customer.data().with(CustomerField.OWNER, owner), by);
    }

    /**
     * Gives many customers that nobody owns to reps, for instance those of a list; tells no events.
     *
     * @param owners login by customer; who has an owner by now keeps them
     */
    public void assignUnowned(Map<UUID, String> owners, String by) {
        links.assignUnowned(owners, by, clock.instant());
    }

    /** Sets single facts, for instance what a rep found out in a visit; the rest stays. */
    public Customer learn(UUID id, Map<CustomerField, ?> facts, String by) {
        var customer = get(id);
        var values = customer.data().values();
        values.putAll(facts);
        return take(customer, CustomerData.of(values), by);
    }

    private Customer take(Customer customer, CustomerData data, String by) {
        var before = customer.data();
        var changes = customer.change(data, clock.instant(), clock.getZone());
        if (changes.isEmpty()) {
            return customer;
        }
        if (!Objects.equals(before.owner(), data.owner())) {
            links.requireOwner(data.owner());
        }
        if (!Objects.equals(before.parent(), data.parent())) {
            links.requireParent(customer.id(), data.parent());
        }
        var saved = save(customer);
        tell(saved.id(), changes, changes.stream().map(FieldChange::field).collect(Collectors.toSet()), by);
        if (!Objects.equals(before.owner(), data.owner())) {
            events.publishEvent(new CustomersMoved(List.of(saved.id()), before.owner(), data.owner(), by));
        }
        return get(saved.id());
    }

    private Customer save(Customer customer) {
        try {
            return customers.save(customer);
        } catch (DbActionExecutionException | DuplicateKeyException e) {
            var cause = String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            if (cause.contains("customer_external_id")) {
                throw Refusal.ofField(CustomerField.EXTERNAL_ID.key(), "customer.error.externalIdTaken");
            }
            if (cause.contains("customer_registration")) {
                throw Refusal.ofField(CustomerField.REGISTRATION_NUMBER.key(), "customer.error.registrationTaken");
            }
            throw e;
        }
    }

    @Transactional(readOnly = true)
    public Customer get(UUID id) {
        return customers.findById(id).orElseThrow(() -> new NotFound("customer", id));
    }

    /** The customer if this person may see it, {@link Moved} where it is a part of one they see, else {@link NotFound}. */
    @Transactional(readOnly = true)
    public Customer find(UUID id, Viewer viewer) {
        if (!links.sees(viewer, id)) {
            throw customers.findById(id).map(Customer::mergedInto).filter(into -> links.sees(viewer, into))
                    .<NotFound>map(into -> new Moved("customer", id, into))
                    .orElseGet(() -> new NotFound("customer", id));
        }
        return get(id);
    }

    /** The customer if this person may change it: their own, one of those they lead, or for who leads one that nobody owns. */
    @Transactional(readOnly = true)
    public Customer forEditing(UUID id, Viewer viewer) {
        var customer = find(id, viewer);
        if (!mayEdit(customer, viewer)) {
            throw new AccessDeniedException("customer " + id + " is not " + viewer.login() + "'s to change");
        }
        return customer;
    }

    /** A deal with a customer shows it to a team, and leaves it the owner's. */
    @Transactional(readOnly = true)
    public boolean mayEdit(Customer customer, Viewer viewer) {
        return links.isTheirs(viewer, customer.id());
    }

    @Transactional(readOnly = true)
    public Optional<Customer> byExternalId(String externalId) {
        return customers.findByDataExternalId(externalId);
    }

    /** Customers whose name differs at most in spelling, at most ten, whoever owns them. */
    @Transactional(readOnly = true)
    public List<Customer> withSameName(String name) {
        return customers.findTop10ByNameKeyAndMergedIntoIsNullOrderById(NameKey.of(name));
    }

    @Transactional(readOnly = true)
    public List<Contact> contacts(UUID customerId) {
        return contacts.findByCustomerIdOrderByDataName(customerId);
    }

    @Transactional(readOnly = true)
    public Contact contact(UUID customerId, UUID contactId) {
        return contacts.findByIdAndCustomerId(contactId, customerId).orElseThrow(() -> new NotFound("contact", contactId));
    }

    /** To be called before something new hangs on the customer: no merge goes on until the caller's transaction has ended. */
    public void hold(UUID id) {
        links.hold(id);
    }

    /** Links to parents stay as they are until the caller's transaction has ended. */
    public void holdParents() {
        links.holdParents();
    }

    /** Refuses a parent that is none, or that would stand above itself. */
    public void requireParent(UUID id, UUID parent) {
        links.requireParent(id, parent);
    }

    public Contact addContact(UUID customerId, ContactData data, String by) {
        links.hold(customerId);
        var contact = contacts.save(Contact.add(customerId, data));
        tellOfContacts(customerId, List.of(new FieldChange("contact", null, contact.data().name())), by);
        return contact;
    }

    public Contact changeContact(UUID customerId, UUID contactId, int expectedVersion, ContactData data, String by) {
        var contact = contact(customerId, contactId);
        if (contact.version() != expectedVersion) {
            throw new OptimisticLockingFailureException("contact " + contactId + " is at version " + contact.version());
        }
        var changes = contact.change(data);
        if (changes.isEmpty()) {
            return contact;
        }
        var saved = contacts.save(contact);
        tellOfContacts(customerId, changes, by);
        return saved;
    }

    public void removeContact(UUID customerId, UUID contactId, String by) {
        var contact = contact(customerId, contactId);
        contacts.delete(contact);
        tellOfContacts(customerId, List.of(new FieldChange("contact", contact.data().name(), null)), by);
    }

    private void tellOfContacts(UUID customerId, List<FieldChange> changes, String by) {
        tell(customerId, changes, Set.of(CustomerChanged.CONTACTS), by);
    }

    private void tell(UUID customerId, List<FieldChange> changes, Set<String> fields, String by) {
        history.write(customerId, changes, by, clock.instant());
        events.publishEvent(new CustomerChanged(customerId, fields, by));
    }
}
