package dev.salesflow.customer;

/** Whether the customer works with a system already, and whose it is. */
public enum Computerisation {
    NONE, VENDOR, SELF_DEVELOPED
}
