package dev.salesflow.identity;

/** What somebody decides for the company beyond their role. */
public enum Duty {
    FINANCE, DIRECTOR
}
