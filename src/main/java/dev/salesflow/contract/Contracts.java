package dev.salesflow.contract;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface Contracts extends CrudRepository<Contract, UUID> {

    Optional<Contract> findByOpportunityId(UUID opportunityId);

    boolean existsByNumber(String number);
}
