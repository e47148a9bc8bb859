package dev.salesflow.rules;

import java.math.BigDecimal;
import java.util.List;

/** A case with a field of each type, for tests of tables. */
public record Parcel(Size size, String town, Boolean fragile, Integer pieces, BigDecimal weight) {

    public enum Size { SMALL, MEDIUM, LARGE }

    public enum Handling { BY_HAND, BY_BELT, BY_CRANE }

    /** What a table says of a parcel. */
    public record Advice(Handling handling, String team, Boolean insured, Integer days, BigDecimal fee, List<Size> fits) {
    }

    static final TableContract<Parcel, Advice> ONE =
            TableContract.oneRow("test", "parcel-one", Parcel.class, Advice.class);
    static final TableContract<Parcel, Advice> ALL =
            TableContract.allRows("test", "parcel-all", Parcel.class, Advice.class);

    /** With one result only, for tests of what is not about results. */
    static TableContract<Parcel, Advice> daysOnly(TableContract<Parcel, Advice> contract) {
        return new TableContract<>(contract.module(), contract.table(), contract.fact(), contract.result(), contract.policies(), contract.facts(),
                contract.results().stream().filter(field -> field.name().equals("days")).toList(), contract.answers());
    }

    static Parcel of(Size size) {
        return new Parcel(size, null, null, null, null);
    }
}
