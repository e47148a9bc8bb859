package dev.salesflow.opportunity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/** How a deal's expected signing and amount came to be what they are, the latest change first. */
public record DealHistory(List<DealChange> changes) {

    public DealHistory {
        changes = List.copyOf(changes);
    }

    /**
     * Of each change, in their order: days by which the signing moved out, below zero where it moved in; 0 where there was none before.
     * A day taken back hides nothing: the next one counts from it.
     */
    public List<Long> slips() {
        var slips = new Long[changes.size()];
        LocalDate last = null;
        for (var n = changes.size() - 1; n >= 0; n--) {
            var change = changes.get(n);
            var from = change.signingBefore() == null ? last : change.signingBefore();
            slips[n] = from == null || change.signingAfter() == null ? 0 : ChronoUnit.DAYS.between(from, change.signingAfter());
            last = change.signingAfter() == null ? from : change.signingAfter();
        }
        return List.of(slips);
    }

    /** How often the signing was put off. */
    public long timesPutOff() {
        return days().filter(days -> days > 0).count();
    }

    /** Days from the first to the last known expected signing, below zero where it moved in. */
    public long slippedDays() {
        return days().sum();
    }

    private LongStream days() {
        return slips().stream().mapToLong(Long::longValue);
    }

    /** How often a known amount became another. */
    public long amountChanges() {
        return changes.stream().filter(change -> change.amountBefore() != null && change.field() == DealChange.Field.AMOUNT).count();
    }
}
