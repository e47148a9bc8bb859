package dev.salesflow.imports.intake;

import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.ContactIntake;
import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.customer.NameKey;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.ImportRow;
import dev.salesflow.imports.reading.Words;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RecordKey;
import dev.salesflow.shared.RowOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists of customers' people. */
@Component
class ContactRows implements KindIntake {

    private final CustomerDirectory customers;
    private final ContactIntake intake;

    ContactRows(CustomerDirectory customers, ContactIntake intake) {
        this.customers = customers;
        this.intake = intake;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CONTACTS;
    }

    @Override
    public Optional<Repeated> repeats(ImportRow row, Seen seen) {
        return Repeated.of(key(row), record(row) == null ? "name" : "recordId", seen);
    }

    @Override
    public void remember(ImportRow row, Seen seen) {
        seen.remember(key(row), row.line());
    }

    private static String key(ImportRow row) {
        var record = record(row);
        return record != null ? record.toString() : NameKey.of(row.text("customer")) + "\n" + Words.fold(row.text("name"));
    }

    private static UUID record(ImportRow row) {
        return row.text("recordId") == null ? null : RecordKey.id(row.text("recordId")).orElse(null);
    }

    @Override
    public List<RowOutcome> take(List<ImportRow> rows, EarlierRows earlier, IntakeContext context) {
        var found = customers.find(rows.stream().map(row -> row.text("customer")).collect(Collectors.toSet()), context.viewer());
        var refused = new RowOutcome[rows.size()];
        var good = new ArrayList<ContactIntake.Listed>(rows.size());
        for (int n = 0; n < refused.length; n++) {
            var row = rows.get(n);
            var ids = found.getOrDefault(row.text("customer"), Set.of());
            if (ids.size() == 1) {
                good.add(new ContactIntake.Listed(ids.iterator().next(), new ContactData(row.text("name"), row.text("title"), row.text("role"),
                        row.text("phone"), row.text("mobile"), row.text("email"), row.date("birthday"), row.text("note")), record(row)));
            } else {
                refused[n] = RowOutcome.failed("customer", ids.isEmpty() ? "imports.reason.unknownCustomer" : "imports.reason.severalCustomers", row.text("customer"));
            }
        }
        return Outcomes.merge(refused, intake.take(good, context.viewer().login(), earlier));
    }
}
