package dev.salesflow.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.salesflow.identity.DemoMode;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the demo in, piece by piece, each in a transaction of its own: a start that is killed halfway is finished by
 * the next one, and what is there is not brought in twice. Only where the demo's people are, hence never after its removal.
 */
@Component
class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long LOCK = 7_240_081L;

    private final DemoMode mode;
    private final DemoRecords records;
    private final DemoCustomers customers;
    private final DemoQuotations quotations;
    private final DemoDeals deals;
    private final DemoCoaching coaching;
    private final DemoProspecting prospecting;
    private final DemoTraining training;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Demo(DemoMode mode, DemoRecords records, DemoCustomers customers, DemoQuotations quotations, DemoDeals deals, DemoCoaching coaching,
            DemoProspecting prospecting, DemoTraining training, JdbcClient jdbc, TransactionTemplate transaction) {
        this.mode = mode;
        this.records = records;
        this.customers = customers;
        this.quotations = quotations;
        this.deals = deals;
        this.coaching = coaching;
        this.prospecting = prospecting;
        this.training = training;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void firstStart() {
        if (mode.on() && records.done(DemoPeople.STEP)) {
            fill("");
        }
    }

    void fill(String suffix) {
        var pieces = new LinkedHashMap<String, Consumer<String>>();
        pieces.put("products", step -> customers.products(suffix, step));
        pieces.put("quotation template", step -> quotations.template(suffix, step));
        DemoFiles.rows("customers.csv").forEach(row -> pieces.put("customer " + row.getField("key"),
                step -> customers.customer(row, suffix, step)));
        DemoFiles.rows("deals.csv").stream()
                .collect(Collectors.groupingBy((NamedCsvRecord row) -> row.getField("deal"), LinkedHashMap::new, Collectors.toList()))
                .forEach((name, story) -> pieces.put("deal " + name, step -> deals.tell(story, suffix, step)));
        pieces.put("coaching", step -> coaching.tell(suffix, step));
        pieces.put("prospecting", step -> prospecting.tell(suffix, step));
        pieces.put("training", step -> training.tell(suffix, step));
        var done = pieces.entrySet().stream().filter(piece -> once(piece.getKey() + suffix, piece.getValue())).count();
        if (done > 0) {
            LOG.info("Brought in {} pieces of the demo", done);
        }
    }

    private boolean once(String step, Consumer<String> piece) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> n).list();
            if (records.done(step)) {
                return false;
            }
            piece.accept(step);
            return true;
        }));
    }
}
