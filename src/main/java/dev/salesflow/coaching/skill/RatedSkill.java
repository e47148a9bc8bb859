package dev.salesflow.coaching.skill;

/** A skill as a rep rates it and as the manager does; null where somebody has not. */
public record RatedSkill(Skill skill, Rating own, Rating manager) {

    /** What counts: the manager's view, or the rep's own where there is none. */
    public Rating counting() {
        return manager == null ? own : manager;
    }

    /** -1 where nobody rated it. */
    public int gap() {
        return counting() == null ? -1 : counting().gap();
    }

    /** Whether the two see the ability differently. */
    public boolean seenDifferently() {
        return own != null && manager != null && own.ability() != manager.ability();
    }
}
