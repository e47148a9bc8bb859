package dev.salesflow.coaching.effect;

import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.coaching.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a coaching can be about, as a number that is kept for every rep every night. */
public enum Measure {
    MEETINGS(CoachingTopic.ACTIVITY, 28, true, "meetingPace", "meetings", "daysPresent"),
    MINIMUMS_MISSED(CoachingTopic.ACTIVITY, 62, false, "minimumsMissed"),
    CONVERSION(CoachingTopic.CONVERSION, 180, true, "conversion", "conversionBehind", "conversionDeals", "weakestStage", "conversionFallen",
            "fallenDeals", "fallenStage"),
    STANDING_STILL(CoachingTopic.OVERDUE, 28, false, "standingStill"),
    SIGNING_OVERDUE(CoachingTopic.OVERDUE, 28, false, "signingOverdue"),
    CONTACTS_OVERDUE(CoachingTopic.CONTACTS, 28, false, "contactsOverdue"),
    KEY_FACTS_MISSING(CoachingTopic.KEY_FACTS, 28, false, "keyFactsMissing"),
    AVERAGE_DISCOUNT(CoachingTopic.DISCOUNT, 90, false, "averageDiscount"),
    DEEPEST_DISCOUNT(CoachingTopic.DISCOUNT, 90, false, "deepestDiscount"),
    WIN_RATE(CoachingTopic.LOSSES, 180, true, "winRate", "winRateBehind", "winRateFallen", "winRateFallenDeals", "losses", "lostToCompetitors", "lostLate",
            "lossKind", "lossKindDeals"),
    OPEN_DEALS(CoachingTopic.PIPELINE, 28, true, "openDeals"),
    SKILL_GAPS(CoachingTopic.SKILL, 28, false, "skillGaps");

    private static final Set<String> AGAINST_PAST = Set.of("conversionFallen", "fallenDeals", "fallenStage");

    private final CoachingTopic topic;
    private final int days;
    private final boolean moreIsBetter;
    private final List<String> facts;

    /** @param facts that a rule may ask about it; the first is the measure itself */
    Measure(CoachingTopic topic, int days, boolean moreIsBetter, String... facts) {
        this.topic = topic;
        this.days = days;
        this.moreIsBetter = moreIsBetter;
        this.facts = List.of(facts);
    }

    /**
     * What a round was about, as the days' measures name it, for instance {@code conversion:DEMO}: of the topic's measures the first
     * that the row asked about, else the first of all.
     */
    static Optional<String> of(CoachingTopic topic, Evidence evidence) {
        var ofTopic = Arrays.stream(values()).filter(one -> one.topic == topic).toList();
        return evidence.conditions().stream().flatMap(asked -> ofTopic.stream().filter(one -> one.facts.contains(asked.fact()))).findFirst()
                .or(() -> ofTopic.stream().findFirst()).flatMap(one -> one.named(evidence));
    }

    /** What a topic is measured by first of all. */
    public static Optional<Measure> of(CoachingTopic topic) {
        return Arrays.stream(values()).filter(one -> one.topic == topic).findFirst();
    }

    public static Measure named(String key) {
        return Arrays.stream(values()).filter(one -> key.equals(one.fact()) || key.startsWith(one.fact() + ":")).findFirst().orElseThrow();
    }

    /** A conversion is one of a stage: the one that the row asked about. */
    private Optional<String> named(Evidence evidence) {
        if (this != CONVERSION) {
            return Optional.of(fact());
        }
        var past = evidence.conditions().stream().anyMatch(asked -> AGAINST_PAST.contains(asked.fact()));
        return Optional.ofNullable(evidence.facts().get(past ? "fallenStage" : "weakestStage")).map(stage -> fact() + ":" + stage);
    }

    /** As the days' measures name it; a conversion with its stage behind a colon. */
    public String fact() {
        return facts.get(0);
    }

    /** How far it looks back: so long after a round's end nothing from before the end is left in it. */
    public int days() {
        return days;
    }

    public CoachingTopic topic() {
        return topic;
    }

    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    public String messageKey() {
        return "effect.measure." + name();
    }
}
