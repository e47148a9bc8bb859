package dev.salesflow.customer;

/** One field before and after, as text: ISO dates, plain decimals, names of choices; null is empty. */
public record FieldChange(String field, String before, String after) {
}
