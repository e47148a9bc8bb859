package dev.salesflow.customer;

/** What the customer's people say of the present system. */
public enum Satisfaction {
    SATISFIED, ACCEPTING, DISSATISFIED, VERY_DISSATISFIED
}
