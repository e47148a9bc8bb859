package dev.salesflow.process.onboarding;

import dev.salesflow.process.engine.Variable;
import java.util.Date;

/** All that the model reads. */
final class OnboardingVariables {

    /** The newcomer's login. */
    static final Variable<String> OWNER = new Variable<>("owner", String.class);
    static final Variable<String> MENTOR = new Variable<>("mentor", String.class);
    static final Variable<String> LEADER = new Variable<>("leader", String.class);
    static final Variable<String> MANAGER_GROUP = new Variable<>("managerGroup", String.class);
    /** How many topics the day has. */
    static final Variable<Integer> TOPICS = new Variable<>("topics", Integer.class);
    /** Of one of the parallel topics: its id. */
    static final Variable<String> TOPIC = new Variable<>("topic", String.class);
    static final Variable<Boolean> TOPIC_REPEATS = new Variable<>("topicRepeats", Boolean.class);
    static final Variable<Boolean> ANOTHER_DAY = new Variable<>("anotherDay", Boolean.class);
    static final Variable<Date> NEXT_DAY_AT = new Variable<>("nextDayAt", Date.class);
    static final Variable<Boolean> EXTENDED = new Variable<>("onboardingIsExtended", Boolean.class);

    private OnboardingVariables() {
    }
}
