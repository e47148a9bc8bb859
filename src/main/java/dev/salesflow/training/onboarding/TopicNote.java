package dev.salesflow.training.onboarding;

import java.time.Instant;
import java.util.UUID;

/**
 * What the newcomer wrote of a practice or the mentor of a check.
 *
 * @param question the newcomer's to the mentor; null where there is none
 * @param mark weighted of both marks; null for a practice
 * @param by the name of who wrote it
 */
public record TopicNote(UUID topicId, int attempt, boolean checked, String said, String question, Integer practiceMark, Integer knowledgeMark, Integer mark,
        Boolean passed, String by, Instant doneAt) {
}
