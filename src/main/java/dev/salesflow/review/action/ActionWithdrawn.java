package dev.salesflow.review.action;

import java.util.UUID;

/** A manager accepted it or gave it up: nobody has to do it any more. */
public record ActionWithdrawn(UUID actionId) {
}
