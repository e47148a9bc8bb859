package dev.salesflow.training.onboarding;

import java.util.UUID;

/** Another mentor, or another manager, goes on with it. */
public record OnboardingHandedOver(UUID onboardingId, String newcomer, String mentor, String leader) {
}
