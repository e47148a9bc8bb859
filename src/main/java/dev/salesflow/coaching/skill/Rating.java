package dev.salesflow.coaching.skill;

/**
 * How somebody rates a skill.
 *
 * @param importance 3 very, 2 average, 1 not
 * @param ability 3 sure, 2 average, 1 must improve
 */
public record Rating(int importance, int ability) {

    static final int LEAST = 1;
    static final int MOST = 3;

    public Rating {
        if (!fits(importance) || !fits(ability)) {
            throw new IllegalArgumentException("rated " + importance + " and " + ability);
        }
    }

    public static boolean fits(int value) {
        return value >= LEAST && value <= MOST;
    }

    /** How far ability is behind importance: 0 none, 1 some, 2 very important and must improve. */
    public int gap() {
        return Math.max(0, importance - ability);
    }
}
