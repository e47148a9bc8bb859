package dev.salesflow.training.onboarding;

import dev.salesflow.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody's onboarding as people read it.
 *
 * @param leader who concludes it
 * @param day the day of the plan being worked on; 0 before the first
 * @param lastDay of its topics
 * @param concluding whether every topic is settled and the finding is asked for
 * @param state RUNNING, FINISHED or CANCELLED
 * @param outcome what comes next, or why it ended early
 */
public record Onboarding(UUID id, String newcomer, String newcomerName, String mentor, String mentorName, String leader, String leaderName, LocalDate startedOn,
        int day, int lastDay, boolean concluding, String state, OnboardingFinding finding, String outcome, Instant startedAt, Instant endedAt, int topics, int passed,
        int failed) {

    public boolean running() {
        return state.equals("RUNNING");
    }

    void mustRun() {
        if (!running()) {
            throw Refusal.conflict("onboarding.ended");
        }
    }
}
