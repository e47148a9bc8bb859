package dev.salesflow.quotation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface Quotations extends CrudRepository<Quotation, UUID> {

    List<Quotation> findByOpportunityIdOrderByRevisionDesc(UUID opportunityId);
}
