package dev.salesflow.coaching;

import java.util.UUID;
import org.springframework.data.repository.CrudRepository;

interface Coachings extends CrudRepository<Coaching, UUID> {
}
