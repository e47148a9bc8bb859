package dev.salesflow.imports.intake;

import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerIntake;
import dev.salesflow.customer.NameKey;
import dev.salesflow.customer.RegistrationKey;
import dev.salesflow.customer.Satisfaction;
import dev.salesflow.customer.Selection;
import dev.salesflow.customer.SystemState;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.ImportRow;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lists of customers; parents are linked at the end, by {@link ParentPass}. */
@Component
class CustomerRows implements KindIntake {

    private static final List<String> IDS = List.of("externalId", "registrationNumber");

    private final CustomerIntake intake;

    CustomerRows(CustomerIntake intake) {
        this.intake = intake;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CUSTOMERS;
    }

    /** Ids first; a name says something only while one of the two rows has no id of its own. */
    @Override
    public Optional<Repeated> repeats(ImportRow row, Seen seen) {
        return ids(row).map(id -> Repeated.of(key(row, id), id, seen)).flatMap(Optional::stream).findFirst()
                .or(() -> Repeated.of((hasId(row) ? "unnumbered " : "name ") + NameKey.of(row.text("name")), "name", seen));
    }

    @Override
    public void remember(ImportRow row, Seen seen) {
        var name = NameKey.of(row.text("name"));
        seen.remember("name " + name, row.line());
        if (!hasId(row)) {
            seen.remember("unnumbered " + name, row.line());
        }
        ids(row).forEach(id -> seen.remember(key(row, id), row.line()));
    }

    private static Stream<String> ids(ImportRow row) {
        return IDS.stream().filter(id -> row.text(id) != null);
    }

    private static String key(ImportRow row, String id) {
        return id + " " + (id.equals("registrationNumber") ? RegistrationKey.of(row.text(id)) : row.text(id));
    }

    private static boolean hasId(ImportRow row) {
        return ids(row).findAny().isPresent();
    }

    @Override
    public List<RowOutcome> take(List<ImportRow> rows, EarlierRows earlier, IntakeContext context) {
        var refused = new RowOutcome[rows.size()];
        var good = new ArrayList<CustomerData>(rows.size());
        for (int n = 0; n < refused.length; n++) {
            refused[n] = context.people().refuses(rows.get(n).text("owner")).orElse(null);
            if (refused[n] == null) {
                good.add(data(rows.get(n), context));
            }
        }
        return Outcomes.merge(refused, intake.take(good, context.viewer(), earlier));
    }

    private static CustomerData data(ImportRow row, IntakeContext context) {
        return new CustomerData(row.text("name"), row.text("externalId"), row.text("registrationNumber"), row.text("industry"),
                (Integer) row.values().get("employees"), row.amount("annualRevenue"), row.text("currency"),
                (Integer) row.values().get("yearEstablished"), row.text("phone"), row.text("email"), row.text("website"),
                row.text("country"), row.text("city"), row.text("address"), null, row.text("territory"),
                context.people().login(row.text("owner")), row.text("source"), row.text("need"), row.date("expectedPurchase"),
                row.amount("budgetMin"), row.amount("budgetMax"), choice(Computerisation.class, row, "computerisation"),
                choice(SystemState.class, row, "systemState"), choice(Selection.class, row, "selection"),
                choice(Satisfaction.class, row, "satisfaction"), row.yes("vendorHope"), row.yes("designerLeft"), row.text("note"));
    }

    private static <E extends Enum<E>> E choice(Class<E> type, ImportRow row, String field) {
        return row.text(field) == null ? null : Enum.valueOf(type, row.text(field));
    }
}
