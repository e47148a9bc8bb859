package dev.salesflow.customer;

/** How far the customer is with choosing a new system. */
public enum Selection {
    STARTED, IMMINENT, WAITING, NOT_URGENT, DENIED
}
