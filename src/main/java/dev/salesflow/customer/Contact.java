package dev.salesflow.customer;

import dev.salesflow.shared.Ids;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/** A person at a customer whom we speak to. */
public class Contact {

    @Id
    private final UUID id;
    private final UUID customerId;
    @Embedded.Empty
    private ContactData data;
    @Version
    private int version;

    Contact(UUID id, UUID customerId, ContactData data) {
        this.id = id;
        this.customerId = customerId;
        this.data = data;
    }

    static Contact add(UUID customerId, ContactData data) {
        refuse(data);
        return new Contact(Ids.next(), customerId, data);
    }

    List<FieldChange> change(ContactData next) {
        refuse(next);
        var changes = data.changesTo(next);
        data = next;
        return changes;
    }

    private static void refuse(ContactData data) {
        data.problems().stream().findFirst().ifPresent(problem -> {
            throw problem;
        });
    }

    public UUID id() {
        return id;
    }

    public UUID customerId() {
        return customerId;
    }

    public ContactData data() {
        return data;
    }

    public int version() {
        return version;
    }
}
