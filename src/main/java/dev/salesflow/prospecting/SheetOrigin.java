package dev.salesflow.prospecting;

/** How a new sheet came: a call wrote it down, somebody typed the customer in, a list brought it. */
public enum SheetOrigin {
    CALL, TYPED, IMPORTED
}
