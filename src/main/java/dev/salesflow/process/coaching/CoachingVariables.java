package dev.salesflow.process.coaching;

import dev.salesflow.process.engine.Variable;

/** All that the model reads. */
final class CoachingVariables {

    /** The rep's login. */
    static final Variable<String> OWNER = new Variable<>("owner", String.class);
    static final Variable<String> COACH = new Variable<>("coach", String.class);
    static final Variable<String> MANAGER_GROUP = new Variable<>("managerGroup", String.class);
    static final Variable<Boolean> DEALS_ARE_LARGE = new Variable<>("dealsAreLarge", Boolean.class);
    static final Variable<Boolean> ANOTHER_ROUND_IS_NEEDED = new Variable<>("anotherRoundIsNeeded", Boolean.class);

    /** Login of who takes the step that was agreed for afterwards. */
    static final Variable<String> NEXT_STEP_OWNER = new Variable<>("nextStepOwner", String.class);

    private CoachingVariables() {
    }
}
