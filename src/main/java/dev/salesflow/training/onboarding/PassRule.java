package dev.salesflow.training.onboarding;

/**
 * When a check is passed.
 *
 * @param passingMark of 100
 * @param practiceShare per cent of the mark that practice makes up, more than half: practice counts more than class
 */
public record PassRule(int passingMark, int practiceShare, int version) {

    static final int LEAST_SHARE = 51;

    /** The weighted mark, rounded half up; without a question asked about the class, practice alone. */
    int mark(int practice, Integer knowledge) {
        return knowledge == null ? practice : (practice * practiceShare + knowledge * (100 - practiceShare) + 50) / 100;
    }
}
