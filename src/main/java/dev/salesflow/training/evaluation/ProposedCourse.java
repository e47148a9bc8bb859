package dev.salesflow.training.evaluation;

import dev.salesflow.coaching.skill.Skill;
import dev.salesflow.training.Course;
import java.time.Instant;
import java.util.UUID;

/**
 * A course that trains what somebody lacks.
 *
 * @param session the next one to come, and {@code startsAt} when; null where none is planned
 */
public record ProposedCourse(Skill skill, Course course, UUID session, Instant startsAt) {
}
