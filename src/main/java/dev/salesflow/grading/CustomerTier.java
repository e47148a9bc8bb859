package dev.salesflow.grading;

/** How much a customer is worth who buys already. */
public enum CustomerTier {
    VIP, KEY, NORMAL
}
