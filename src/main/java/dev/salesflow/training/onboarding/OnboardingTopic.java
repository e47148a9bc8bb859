package dev.salesflow.training.onboarding;

import java.util.Locale;
import java.util.UUID;

/**
 * One topic of somebody's onboarding.
 *
 * @param state OPEN, PASSED or FAILED
 * @param attempts how often it was checked; {@code mark} of the last check
 */
public record OnboardingTopic(UUID id, UUID onboardingId, int day, int position, String topicEn, String topicZh, String practiceEn, String practiceZh, String checkEn,
        String checkZh, UUID courseId, String courseEn, String courseZh, String state, int attempts, Integer mark) {

    public String topic(Locale locale) {
        return chinese(locale) ? topicZh : topicEn;
    }

    public String practice(Locale locale) {
        return chinese(locale) ? practiceZh : practiceEn;
    }

    public String check(Locale locale) {
        return chinese(locale) ? checkZh : checkEn;
    }

    /** Null where no course belongs to it. */
    public String course(Locale locale) {
        return chinese(locale) ? courseZh : courseEn;
    }

    public boolean open() {
        return state.equals("OPEN");
    }

    private static boolean chinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }
}
