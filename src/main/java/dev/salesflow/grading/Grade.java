package dev.salesflow.grading;

/** How near a contract is: A within a month, B within three, C within six, D later. */
public enum Grade {
    A, B, C, D
}
