package dev.salesflow.coaching;

import java.time.LocalDate;

/** What comes after a coaching, who does it and until when. */
public record NextStep(String what, Who who, LocalDate due) {

    /** The two whom the coaching is between. */
    public enum Who {
        REP, COACH
    }
}
