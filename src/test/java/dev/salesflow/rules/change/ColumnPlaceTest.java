package dev.salesflow.rules.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.rules.HitPolicy;
import dev.salesflow.rules.Parcel;
import dev.salesflow.rules.Spelling;
import dev.salesflow.rules.TableContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a column that is added comes to stand. */
class ColumnPlaceTest {

    private static final TableContract<Parcel, Parcel.Advice> CONTRACT =
            TableContract.oneRow("test", "parcel-columns", Parcel.class, Parcel.Advice.class);
    private static final List<String> COLUMNS = List.of("size =", "pieces >=", "pieces <", "-> days", "-> team", "-> fee");

    /** The editor takes a removal back by adding the column behind the one that stood before it. */
    @ParameterizedTest
    @ValueSource(strings = {"size =", "pieces >=", "pieces <", "-> days", "-> team", "-> fee"})
    void aColumnThatComesBackStandsWhereItWas(String column) {
        var at = COLUMNS.indexOf(column);
        var typing = new Typing(grid(COLUMNS), new Spelling(CONTRACT));

        typing.apply(List.of(edit(Edit.Kind.REMOVE_COLUMN, column, null),
                edit(Edit.Kind.ADD_COLUMN, column, at == 0 ? "note (zh)" : COLUMNS.get(at - 1))));

        assertThat(typing.conflicts()).isEmpty();
        assertThat(typing.grid().columns()).isEqualTo(COLUMNS);
    }

    @Test
    void withoutAPlaceItIsTheLastOfItsKind() {
        var typing = new Typing(grid(COLUMNS), new Spelling(CONTRACT));

        typing.apply(List.of(edit(Edit.Kind.ADD_COLUMN, "town =", null), edit(Edit.Kind.ADD_COLUMN, "-> insured", "-> gone")));

        assertThat(typing.grid().columns()).containsExactly("size =", "pieces >=", "pieces <", "town =", "-> days", "-> team", "-> fee", "-> insured");
    }

    @Test
    void aConditionNeverStandsAmongTheResults() {
        var typing = new Typing(grid(COLUMNS), new Spelling(CONTRACT));

        typing.apply(List.of(edit(Edit.Kind.ADD_COLUMN, "town =", "-> team"), edit(Edit.Kind.ADD_COLUMN, "-> insured", "size =")));

        assertThat(typing.grid().columns()).containsExactly("size =", "pieces >=", "pieces <", "town =", "-> insured", "-> days", "-> team", "-> fee");
    }

    private static DraftGrid grid(List<String> columns) {
        return new DraftGrid(HitPolicy.FIRST, columns, List.of());
    }

    private static Edit edit(Edit.Kind kind, String column, String after) {
        return new Edit(kind, null, column, null, null, after, null);
    }
}
