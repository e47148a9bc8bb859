package dev.salesflow.rules;

import java.util.Collection;

/** The rule engine as the module sees it; the engine itself stays behind {@code rules.internal}. */
public interface TableCompiler {

    /** Takes seconds for a long table: at publication, never at a decision. */
    Compiled compile(RuleTable table, int version);

    /** A table ready to decide, immutable and safe for any number of threads. */
    interface Compiled {

        /** Tells the listener every row that fits every fact, in any order. Facts are told apart by identity. */
        void fire(Collection<?> facts, Firings firings);
    }

    /** Hears which row fits which fact; called from generated rules. */
    interface Firings {

        void fired(Object fact, int row);
    }
}
