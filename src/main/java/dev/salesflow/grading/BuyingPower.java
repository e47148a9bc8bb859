package dev.salesflow.grading;

/** Whether a customer can and will pay for what it needs. */
public enum BuyingPower {
    STRONG, MEDIUM, WEAK
}
