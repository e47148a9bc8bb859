package dev.salesflow.opportunity;

import java.util.Locale;

/** A paper of ours that gives a deal its worth. */
public enum Paper {
    QUOTATION, CONTRACT;

    /** Of the sentence that names it as evidence. */
    String messageKey() {
        return "keyFact.paper." + name().toLowerCase(Locale.ROOT);
    }
}
