package dev.salesflow.contract;

import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.LocalDate;
import java.util.List;

/** From when until when a contract runs, and until when we warrant; null: not agreed. */
public record Term(LocalDate startsOn, LocalDate endsOn, LocalDate warrantyUntil) {

    public static final Term UNKNOWN = new Term(null, null, null);

    public List<Refusal> problems() {
        return new Refusals().require(startsOn == null || endsOn == null || !endsOn.isBefore(startsOn), "endsOn", "contract.endsBeforeStart")
                .require(startsOn == null || warrantyUntil == null || !warrantyUntil.isBefore(startsOn), "warrantyUntil", "contract.endsBeforeStart").all();
    }
}
