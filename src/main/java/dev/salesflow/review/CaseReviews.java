package dev.salesflow.review;

import dev.salesflow.shared.NotFound;
import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface CaseReviews extends CrudRepository<CaseReview, UUID> {

    default CaseReview require(UUID id) {
        return findById(id).orElseThrow(() -> new NotFound("review", id));
    }
}
