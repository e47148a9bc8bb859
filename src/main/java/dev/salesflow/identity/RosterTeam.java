package dev.salesflow.identity;

import java.util.UUID;

/** A team, as it will be. */
final class RosterTeam {

    final UUID id;
    final String name;
    String territory;
    UUID parent;
    final boolean added;
    boolean changed;

    RosterTeam(UUID id, String name, String territory, UUID parent, boolean added) {
        this.id = id;
        this.name = name;
        this.territory = territory;
        this.parent = parent;
        this.added = added;
    }
}
