package dev.salesflow.attachment;

/** A file that was looked at and may be kept: its name without what misleads, and what its content says it is. */
public record TakenFile(String name, String type) {
}
