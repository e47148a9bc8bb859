package dev.salesflow.opportunity.alert;

import dev.salesflow.opportunity.Stage;
import java.util.Map;

/** Asked of module coaching, whose table {@code stage-patience} says how long a deal usually stays in a stage. */
public interface StagePatience {

    /** Days by stage; a stage without a row is absent and never too long. */
    Map<Stage, Integer> patience();
}
