package dev.salesflow.nurturing;

import dev.salesflow.shared.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface ContactRecords extends CrudRepository<ContactRecord, UUID> {

    Optional<ContactRecord> findByRequestId(String requestId);

    default ContactRecord require(UUID id) {
        return findById(id).orElseThrow(() -> new NotFound("contact record", id));
    }
}
