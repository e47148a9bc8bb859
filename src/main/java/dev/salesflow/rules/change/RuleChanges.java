package dev.salesflow.rules.change;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface RuleChanges extends Repository<RuleChange, UUID> {

    RuleChange save(RuleChange change);

    Optional<RuleChange> findById(UUID id);

    /** Whoever types in the same draft waits. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<RuleChange> findOneById(UUID id);

    Optional<RuleChange> findByTableNameAndStateIn(String tableName, Collection<RuleChange.State> states);

    List<RuleChange> findByStateIn(Collection<RuleChange.State> states);
}
