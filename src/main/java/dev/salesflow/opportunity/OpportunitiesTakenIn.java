package dev.salesflow.opportunity;

import java.util.List;
import java.util.UUID;

/** One batch of a list went in: new deals and changed ones; told instead of one event each. */
public record OpportunitiesTakenIn(List<UUID> created, List<UUID> changed, String by) {
}
