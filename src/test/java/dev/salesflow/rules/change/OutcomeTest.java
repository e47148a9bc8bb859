package dev.salesflow.rules.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.rules.HitPolicy;
import dev.salesflow.rules.LiveTable;
import dev.salesflow.rules.Parcel;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.Tables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two tables say of one case, compared. */
class OutcomeTest {

    private static final TableContract<Parcel, Parcel.Advice> CONTRACT =
            TableContract.oneRow("test", "parcel-outcome", Parcel.class, Parcel.Advice.class);
    private static final Parcel SMALL = new Parcel(Parcel.Size.SMALL, null, null, null, null);

    @Test
    void isTheSameWhereOnlyTheColumnsStandInAnotherOrder() {
        var one = outcome(List.of("-> handling", "-> days"), List.of("BY_HAND", "30"), SMALL);
        var turned = outcome(List.of("-> days", "-> handling"), List.of("30", "BY_HAND"), SMALL);

        assertThat(turned).isEqualTo(one);
        assertThat(turned.text()).isEqualTo(one.text()).isEqualTo("BY_HAND, –, –, 30");
    }

    @Test
    void isAnotherWhereAColumnIsGone() {
        var one = outcome(List.of("-> handling", "-> days"), List.of("BY_HAND", "30"), SMALL);
        var without = outcome(List.of("-> handling"), List.of("BY_HAND"), SMALL);

        assertThat(without).isNotEqualTo(one);
        assertThat(without.text()).isEqualTo("BY_HAND");
    }

    @Test
    void isADashWhereNoRowFits() {
        var large = new Parcel(Parcel.Size.LARGE, null, null, null, null);

        assertThat(outcome(List.of("-> days"), List.of("30"), large).text()).isEqualTo("–");
    }

    private static Outcome outcome(List<String> columns, List<String> results, Parcel parcel) {
        var labels = new ArrayList<>(List.of("from", "until", "en", "zh", "row", "size ="));
        labels.addAll(columns);
        var row = new ArrayList<>(List.of("", "", "", "", "1", "SMALL"));
        row.addAll(results);
        LiveTable<Parcel, Parcel.Advice> table = Tables.live(CONTRACT, RuleTable.draft(CONTRACT, HitPolicy.FIRST, List.of(labels, row)));
        return Outcome.of(table, table.decide(parcel));
    }
}
