package dev.salesflow.customer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface Contacts extends CrudRepository<Contact, UUID> {

    List<Contact> findByCustomerIdOrderByDataName(UUID customerId);

    Optional<Contact> findByIdAndCustomerId(UUID id, UUID customerId);
}
