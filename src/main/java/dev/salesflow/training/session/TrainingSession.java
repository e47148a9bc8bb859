package dev.salesflow.training.session;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One holding of a course.
 *
 * @param place null where there is only a link, and the other way round
 * @param taken of the seats
 * @param own whether the reader has a seat or trains
 * @param cancelled why it is not held; null while it is
 * @param marked whether attendance or marks of anybody are entered
 */
public record TrainingSession(UUID id, int version, UUID courseId, String courseEn, String courseZh, Integer passingMark, Instant startsAt, Instant endsAt,
        String place, String link, String trainer, String trainerName, int seats, int taken, boolean own, String cancelled, boolean marked) {

    public String course(Locale locale) {
        return locale.getLanguage().equals("zh") ? courseZh : courseEn;
    }

    public boolean stands() {
        return cancelled == null;
    }

    public boolean full() {
        return taken >= seats;
    }

    public boolean begun(Instant now) {
        return !startsAt.isAfter(now);
    }

    /** Marks say what happened then: what they belong to neither moves nor falls away. */
    public boolean amendable(Instant now) {
        return stands() && (!begun(now) || !marked);
    }
}
