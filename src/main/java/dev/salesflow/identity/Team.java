package dev.salesflow.identity;

import java.util.UUID;

/**
 * A team; those who lead it also lead every team below it.
 *
 * @param territory where it sells; new customers of that territory come to its members
 * @param parent the team above, null at the top
 */
public record Team(UUID id, String name, String territory, UUID parent) {
}
