package dev.salesflow.training.onboarding;

/** What came out, on the evidence of the checks: works alone, needs more training, or should have another role. */
public enum OnboardingFinding {
    READY, UNTRAINED, UNTRAINABLE
}
