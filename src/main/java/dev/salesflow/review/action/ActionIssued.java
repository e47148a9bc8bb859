package dev.salesflow.review.action;

import java.util.UUID;

/** The review in which it was agreed has closed: from now on it is its owner's to do. */
public record ActionIssued(UUID actionId, String owner) {
}
