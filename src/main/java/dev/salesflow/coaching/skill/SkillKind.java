package dev.salesflow.coaching.skill;

/** Whether one knows it or can do it. */
public enum SkillKind {
    KNOWLEDGE, ABILITY
}
