package dev.salesflow.coaching.skill;

/** What a skill belongs to, by the method's contents of training. */
public enum SkillArea {
    SELLING, PRODUCT, MARKET, TEAMWORK, MINDSET
}
