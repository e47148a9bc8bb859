package dev.salesflow.coaching;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Holds reps against the trigger table: all facts in a handful of queries, all decisions in one batch. */
@Component
class CoachingCheck {

    private static final Logger LOG = LoggerFactory.getLogger(CoachingCheck.class);

    private final RepNumbers numbers;
    private final CoachingTrigger trigger;
    private final CoachingStarter starter;

    CoachingCheck(RepNumbers numbers, CoachingTrigger trigger, CoachingStarter starter) {
        this.numbers = numbers;
        this.trigger = trigger;
        this.starter = starter;
    }

    /** Looks without starting anything. */
    List<CheckedRep> look(List<Reps.Rep> reps) {
        var logins = reps.stream().map(Reps.Rep::login).toList();
        var facts = numbers.of(logins, trigger.patience());
        var fired = trigger.decide(facts.values(), numbers.coached(logins));
        return reps.stream()
                .map(rep -> new CheckedRep(rep.login(), rep.name(), rep.coach(), rep.mentor(), facts.get(rep.login()),
                        fired.getOrDefault(rep.login(), List.of())))
                .toList();
    }

    /** Starts for each rep the most urgent coaching that rows ask for and none delays, one at a time. */
    CheckOutcome start(List<Reps.Rep> reps) {
        return start(reps, look(reps));
    }

    /** @param checked the same reps in the same order, looked at just now */
    CheckOutcome start(List<Reps.Rep> reps, List<CheckedRep> checked) {
        var started = 0;
        for (var i = 0; i < checked.size(); i++) {
            var rep = reps.get(i);
            var now = checked.get(i);
            if (now.due().filter(due -> started(rep, now, due)).isPresent()) {
                started++;
            }
        }
        return new CheckOutcome(checked.size(), started);
    }

    private boolean started(Reps.Rep rep, CheckedRep checked, CheckedRep.Fired due) {
        try {
            return starter.start(rep, CoachingStarter.Cause.byRule(due), checked.facts()).isPresent();
        } catch (RuntimeException e) {
            // The next check tries again; the other reps must not wait for it.
            LOG.error("The coaching of {} did not start", rep.login(), e);
            return false;
        }
    }
}
