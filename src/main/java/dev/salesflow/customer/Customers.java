package dev.salesflow.customer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface Customers extends CrudRepository<Customer, UUID> {

    Optional<Customer> findByDataExternalId(String externalId);

    List<Customer> findTop10ByNameKeyAndMergedIntoIsNullOrderById(String nameKey);
}
