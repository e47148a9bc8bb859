package dev.salesflow.demo;

import java.util.List;
import java.util.UUID;

/**
 * What a removal takes out, and what it leaves.
 *
 * @param deals every deal of a demo customer, also those that somebody opened while trying the system out
 * @param handedOver customers, deals and imports that are not the demo's but stand in a demo login's name
 */
public record DemoContents(List<String> people, List<UUID> teams, List<UUID> customers, long contacts, List<UUID> deals,
        long quotations, long contracts, List<UUID> contactRecords, List<UUID> coachings, List<UUID> products, long processes, long handedOver) {

    public boolean none() {
        return people.isEmpty() && teams.isEmpty() && customers.isEmpty() && deals.isEmpty() && products.isEmpty();
    }
}
