package dev.salesflow.review.action;

import dev.salesflow.shared.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface ReviewActions extends CrudRepository<ReviewAction, UUID> {

    Optional<ReviewAction> findByRequestId(String requestId);

    default ReviewAction require(UUID id) {
        return findById(id).orElseThrow(() -> new NotFound("action", id));
    }
}
