package dev.salesflow.training.onboarding;

import java.util.UUID;

/** Somebody new begins with the plan's first day. */
public record OnboardingStarted(UUID onboardingId, String newcomer, String mentor, String leader) {
}
