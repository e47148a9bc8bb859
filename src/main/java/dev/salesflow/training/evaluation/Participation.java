package dev.salesflow.training.evaluation;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A seat of one person in one session, with what was marked. */
public record Participation(UUID sessionId, UUID courseId, String courseEn, String courseZh, Integer passingMark, Instant startsAt, Integer markBefore,
        Boolean attended, Integer interaction, Integer exercises, Integer markAfter, String remark, String cancelled) {

    public String course(Locale locale) {
        return locale.getLanguage().equals("zh") ? courseZh : courseEn;
    }

    public boolean passed() {
        return markAfter != null && passingMark != null && markAfter >= passingMark;
    }
}
