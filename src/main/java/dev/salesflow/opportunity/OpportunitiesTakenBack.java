package dev.salesflow.opportunity;

import java.util.List;
import java.util.UUID;

/** Deals of a list are about to be removed, or have their former values again; what followed from the list goes, too. */
public record OpportunitiesTakenBack(UUID list, List<UUID> removed, List<UUID> restored) {
}
