package dev.salesflow.review;

import dev.salesflow.shared.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.CrudRepository;

interface CaseReviews extends CrudRepository<CaseReview, UUID> {

    /** Whoever changes the same review waits: nothing is decided or agreed in one that closes meanwhile. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<CaseReview> findOneById(UUID id);

    default CaseReview require(UUID id) {
        return findOneById(id).orElseThrow(() -> new NotFound("review", id));
    }
}
