package dev.salesflow.opportunity;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface Opportunities extends CrudRepository<Opportunity, UUID> {

    Optional<Opportunity> findByRequestId(String requestId);
}
