package dev.salesflow.grading;

/** The grade that an expected signing belongs to. */
public record SigningWindow(Grade grade) {
}
