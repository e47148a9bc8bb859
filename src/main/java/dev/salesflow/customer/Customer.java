package dev.salesflow.customer;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/** A company we sell to, or mean to; what may never be recorded of one is refused here. */
public class Customer {

    @Id
    private final UUID id;
    private String nameKey;
    @Embedded.Empty
    private CustomerData data;
    /** Written by module grading, past this aggregate. */
    @ReadOnlyProperty
    private String grade;
    @ReadOnlyProperty
    private boolean gradeFlag;
    /** Written where two customers are merged, past this aggregate. */
    @ReadOnlyProperty
    private UUID mergedInto;
    /** Written where customers go to the pool, past this aggregate. */
    @ReadOnlyProperty
    private LocalDate pooledOn;
    private final Instant createdAt;
    private Instant updatedAt;
    @Version
    private int version;

    Customer(UUID id, CustomerData data, Instant createdAt) {
        this.id = id;
        this.data = data;
        this.createdAt = createdAt;
    }

    static Customer register(CustomerData data, Instant now, ZoneId zone) {
        var customer = new Customer(Ids.next(), data, now);
        customer.take(data, now, zone);
        return customer;
    }

    /** @return what changed; empty where nothing did */
    List<FieldChange> change(CustomerData next, Instant now, ZoneId zone) {
        if (mergedInto != null) {
            throw Refusal.of("customer.error.merged");
        }
        var changes = data.changesTo(next);
        if (!changes.isEmpty()) {
            take(next, now, zone);
        }
        return changes;
    }

    private void take(CustomerData next, Instant now, ZoneId zone) {
        next.problems(LocalDate.ofInstant(now, zone)).stream().findFirst().ifPresent(problem -> {
            throw problem;
        });
        if (id.equals(next.parent())) {
            throw Refusal.ofField(CustomerField.PARENT.key(), "customer.error.parentCycle");
        }
        data = next;
        nameKey = NameKey.of(next.name());
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return data.name();
    }

    /** Login of the rep it belongs to; null while nobody's. */
    public String owner() {
        return data.owner();
    }

    public CustomerData data() {
        return data;
    }

    public String nameKey() {
        return nameKey;
    }

    /** A to D as last decided by module grading; null while too little is known. */
    public String grade() {
        return grade;
    }

    /** Whether the expected signing contradicts the grade. */
    public boolean gradeFlag() {
        return gradeFlag;
    }

    /** The customer that this one is a part of now; null while it stands for itself. */
    public UUID mergedInto() {
        return mergedInto;
    }

    /** Since when everybody may claim it; null where it is not in the pool. */
    public LocalDate pooledOn() {
        return pooledOn;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** To be named when changing it, so that nobody overwrites what they have not seen. */
    public int version() {
        return version;
    }
}
