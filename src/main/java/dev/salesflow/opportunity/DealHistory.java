package dev.salesflow.opportunity;

import java.util.List;

/** How a deal's expected signing and amount came to be what they are, the latest change first. */
public record DealHistory(List<DealChange> changes) {

    public DealHistory {
        changes = List.copyOf(changes);
    }

    /** How often the signing was put off. */
    public long slips() {
        return changes.stream().filter(change -> change.slippedDays() > 0).count();
    }

    /** Days from the first to the present expected signing, below zero where it moved in. */
    public long slippedDays() {
        return changes.stream().mapToLong(DealChange::slippedDays).sum();
    }

    /** How often a known amount became another. */
    public long amountChanges() {
        return changes.stream().filter(change -> change.amountBefore() != null && change.field() == DealChange.Field.AMOUNT).count();
    }
}
