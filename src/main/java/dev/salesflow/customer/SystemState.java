package dev.salesflow.customer;

/** Where the customer's present system stands. */
public enum SystemState {
    IMPLEMENTING, IN_USE, BEING_DESIGNED
}
