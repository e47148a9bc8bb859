package dev.salesflow.opportunity;

import java.util.UUID;

/** This person does no task of somebody else's deal any more, and perhaps sees it and its customer no longer. */
public record HelpEnded(UUID opportunityId, UUID customerId, String login) {
}
