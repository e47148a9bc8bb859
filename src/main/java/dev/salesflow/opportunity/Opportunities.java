package dev.salesflow.opportunity;

import dev.salesflow.shared.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface Opportunities extends CrudRepository<Opportunity, UUID> {

    Optional<Opportunity> findByRequestId(String requestId);

    default Opportunity require(UUID id) {
        return findById(id).orElseThrow(() -> new NotFound("opportunity", id));
    }
}
