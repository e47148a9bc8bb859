package dev.salesflow.team;

/** What a row of {@code task-grade} says. */
public record TaskGrade(Mark mark) {

    /** 优, 良, 中, 差. */
    public enum Mark { EXCELLENT, GOOD, PASS, FAIL }
}
