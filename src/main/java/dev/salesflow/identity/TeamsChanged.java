package dev.salesflow.identity;

import java.util.Set;

/**
 * Who leads whom may be another from now on.
 *
 * @param people logins of those whose team or role changed; empty where only the tree of teams did
 */
public record TeamsChanged(Set<String> people) {
}
