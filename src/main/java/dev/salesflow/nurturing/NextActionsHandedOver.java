package dev.salesflow.nurturing;

import java.util.List;
import java.util.UUID;

/** Many next actions that were no task yet are somebody else's from now on. */
public record NextActionsHandedOver(List<UUID> records, String to, String by) {
}
