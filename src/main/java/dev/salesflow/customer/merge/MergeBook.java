package dev.salesflow.customer.merge;

import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomersMerged;
import dev.salesflow.customer.CustomersParted;
import dev.salesflow.customer.FieldChange;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to merging: makes one customer of two and two of one again, for people who may change both. All of it
 * happens in one transaction, what other modules do on its events included.
 */
@Service
@Transactional
public class MergeBook {

    private static final List<CustomerField> IDS = List.of(CustomerField.EXTERNAL_ID, CustomerField.REGISTRATION_NUMBER);

    private final CustomerBook customers;
    private final Merges merges;
    private final Hangings hangings;
    private final MergeLocks locks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MergeBook(CustomerBook customers, Merges merges, Hangings hangings, MergeLocks locks, ApplicationEventPublisher events,
            Clock clock) {
        this.customers = customers;
        this.merges = merges;
        this.hangings = hangings;
        this.locks = locks;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Comparison compare(UUID into, UUID from, Viewer viewer) {
        var both = bothOf(into, from, viewer);
        return new Comparison(both.into(), both.from(), new Blend(both.into(), both.from()).fields(merges.lastWritten(into, from)),
                hangings.count(into, from));
    }

    private record Both(Customer into, Customer from) {
    }

    private Both bothOf(UUID into, UUID from, Viewer viewer) {
        if (into.equals(from)) {
            throw Refusal.of("customer.merge.error.same");
        }
        return new Both(customers.forEditing(into, viewer), customers.forEditing(from, viewer));
    }

    /**
     * Makes one of two.
     *
     * @param intoVersion as the person saw the one that stays; an {@link OptimisticLockingFailureException} where it is no
     *     longer so, and for the other alike
     * @param chosen whose value each field takes; a field that is absent keeps that of the one that stays
     * @return the merge's id
     */
    public UUID merge(UUID into, int intoVersion, UUID from, int fromVersion, Map<CustomerField, Source> chosen, Viewer viewer) {
        locks.take(into, from);
        var both = bothOf(into, from, viewer);
        requireVersion(both.into(), intoVersion);
        requireVersion(both.from(), fromVersion);
        var merge = Ids.next();
        merges.begin(merge, from, into, viewer.login(), clock.instant());
        hangings.move(merge, from, into);
        var data = new Blend(both.into(), both.from()).data(chosen);
        merges.remember(merge, changes(both.into().data(), data));
        change(both.into(), data, viewer);
        merges.keepIds(from, idsLeft(both, data));
        events.publishEvent(new CustomersMerged(from, both.from().name(), into, viewer.login()));
        return merge;
    }

    private static void requireVersion(Customer customer, int seen) {
        if (customer.version() != seen) {
            throw new OptimisticLockingFailureException("customer " + customer.id() + " is at version " + customer.version());
        }
    }

    /** Checked though it stays the same: what moved may have put the parent below its own subsidiary. */
    private void change(Customer customer, CustomerData data, Viewer viewer) {
        customers.requireParent(customer.id(), data.parent());
        customers.change(customer.id(), customers.get(customer.id()).version(), data, viewer.login());
    }

    private static Map<CustomerField, String> idsLeft(Both both, CustomerData data) {
        var left = new EnumMap<CustomerField, String>(CustomerField.class);
        for (var id : IDS) {
            var theirs = id.textIn(both.from().data());
            left.put(id, Objects.equals(theirs, id.textIn(data)) ? id.textIn(both.into().data()) : theirs);
        }
        return left;
    }

    private static List<FieldChange> changes(CustomerData before, CustomerData after) {
        return Arrays.stream(CustomerField.values())
                .map(field -> new FieldChange(field.key(), field.textIn(before), field.textIn(after)))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    /** Merges into this customer that are not undone, latest first, without their changes. */
    @Transactional(readOnly = true)
    public List<Merge> into(UUID customer) {
        return merges.into(customer);
    }

    /** As {@link #into}, with what each changed. */
    @Transactional(readOnly = true)
    public List<Merge> intoWithChanges(UUID customer) {
        return merges.withChanges(merges.into(customer));
    }

    /** The merge with what it changed, for a person who may undo it; refused where another one is to be undone first. */
    @Transactional(readOnly = true)
    public Merge find(UUID id, UUID into, Viewer viewer) {
        var merge = merges.open(id).filter(one -> one.into().equals(into)).orElseThrow(() -> new NotFound("merge", id));
        merges.ofPart(into).ifPresent(later -> {
            var whole = customers.find(later.into(), viewer);
            throw Refusal.of("customer.merge.error.laterInto", merge.fromName(), customers.get(into).name(), whole.name());
        });
        customers.forEditing(into, viewer);
        var latest = merges.into(into).get(0);
        if (!latest.id().equals(id)) {
            throw Refusal.of("customer.merge.error.later", merge.fromName(), latest.fromName());
        }
        return merges.withChanges(List.of(merge)).get(0);
    }

    /**
     * Undoes a merge: what had moved and is still there goes back; what came since stays with the one that stayed.
     *
     * @param intoVersion as the person saw the one that stayed
     * @param back fields of it that take the value they had before the merge
     */
    public void part(UUID id, UUID into, int intoVersion, Set<CustomerField> back, Viewer viewer) {
        var from = merges.open(id).map(Merge::from).orElseThrow(() -> new NotFound("merge", id));
        locks.take(into, from);
        var merge = find(id, into, viewer);
        var stayed = customers.get(into);
        requireVersion(stayed, intoVersion);
        merges.freeIds(from);
        hangings.giveBack(id, from, into);
        change(stayed, before(merge, stayed.data(), back), viewer);
        try {
            merges.end(id, from, viewer.login(), clock.instant());
        } catch (DuplicateKeyException e) {
            throw Refusal.of("customer.merge.error.idTaken", merge.fromName());
        }
        // Now that it stands for itself: it must be theirs to change as well.
        customers.forEditing(from, viewer);
        events.publishEvent(new CustomersParted(from, merge.fromName(), into, viewer.login()));
    }

    private static CustomerData before(Merge merge, CustomerData now, Set<CustomerField> back) {
        var values = now.values();
        for (var change : merge.changes()) {
            CustomerField.ofKey(change.field()).filter(back::contains)
                    .ifPresent(field -> values.put(field, field.parse(change.before())));
        }
        return CustomerData.of(values);
    }
}
