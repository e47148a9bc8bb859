package dev.salesflow.process.engine;

import org.camunda.bpm.engine.impl.context.Context;

/** Somebody was asked and has decided: what follows within this command is no step forward of theirs, but of whoever asked. */
public final class Decision {

    private Decision() {
    }

    /** Called within an engine command, before the flow goes on. */
    public static void taken() {
        SubmittedValues.of(Context.getCommandContext()).decided();
    }
}
