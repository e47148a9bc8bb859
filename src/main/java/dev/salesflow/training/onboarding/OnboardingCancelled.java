package dev.salesflow.training.onboarding;

import java.util.UUID;

/** It ended before a finding. */
public record OnboardingCancelled(UUID onboardingId, String newcomer, String by) {
}
