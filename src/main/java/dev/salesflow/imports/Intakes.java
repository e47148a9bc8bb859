package dev.salesflow.imports;

import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.identity.PeopleIntake;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.intake.IntakeContext;
import dev.salesflow.imports.intake.KindIntake;
import dev.salesflow.imports.intake.KnownValues;
import dev.salesflow.imports.intake.People;
import dev.salesflow.imports.intake.Products;
import dev.salesflow.imports.intake.Seen;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.Earlier;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.Plan;
import dev.salesflow.imports.reading.Profile;
import dev.salesflow.imports.reading.Reading;
import dev.salesflow.imports.reading.RowReader;
import dev.salesflow.product.PriceList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Brings a list together with what the system knows: how it is to be read, and who takes its rows in. */
@Component
class Intakes {

    private final PeopleIntake people;
    private final PriceList products;
    private final CustomerDirectory customers;
    private final Memory memory;
    private final MessageSource messages;
    private final Map<ImportKind, KindIntake> byKind = new EnumMap<>(ImportKind.class);

    Intakes(PeopleIntake people, PriceList products, CustomerDirectory customers, Memory memory, MessageSource messages, List<KindIntake> intakes) {
        this.people = people;
        this.products = products;
        this.customers = customers;
        this.memory = memory;
        this.messages = messages;
        intakes.forEach(intake -> byKind.put(intake.kind(), intake));
    }

    Reading reading(ImportRun run, Profile profile, Answers answers, Viewer viewer) {
        var known = new KnownValues(new People(people.everyone(), viewer), new Products(products.all()), customers, viewer);
        return new Reading(run.kind(), run.columns(), profile, run.given(), memory.of(run.kind(), run.columns(), viewer), answers, known);
    }

    /** What was decided about this list counts for the next one. */
    void remember(ImportRun run, Earlier decided, Viewer viewer) {
        memory.remember(run.kind(), run.columns(), decided, viewer);
    }

    ImportBatch batch(ImportRun run, Plan plan, Viewer viewer) {
        var context = new IntakeContext(viewer, new People(people.everyone(), viewer), new Products(products.all()),
                messages.getMessage("imports.placeholder", null, people.language(viewer.login())));
        return new ImportBatch(run, byKind.get(run.kind()), context, new RowReader(run.kind(), run.columns(), plan), new Seen());
    }

    /** Rows that go in together. */
    int size(ImportKind kind) {
        return byKind.get(kind).batch();
    }
}
