package dev.salesflow.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * P3: a run over all customers after a new version of the table, which decides, explains and records each, against an SQL
 * UPDATE with the table as a CASE, which records nothing. Both find every tenth grade wrong.
 */
public final class RegradeBench {

    private static final String CASE = """
            case when computerisation is null then case when selection in ('STARTED', 'IMMINENT') then 'A' end
                 when computerisation = 'NONE' then case when selection in ('STARTED', 'IMMINENT') then 'A' when selection = 'WAITING' then 'B'
                      when selection = 'NOT_URGENT' then 'C' when selection = 'DENIED' then 'D' end
                 when selection in ('STARTED', 'IMMINENT') then 'A'
                 when system_state in ('IMPLEMENTING', 'BEING_DESIGNED') then 'D'
                 when computerisation = 'VENDOR' then case when satisfaction = 'SATISFIED' then 'D' when satisfaction in ('ACCEPTING', 'DISSATISFIED') then 'C'
                      when satisfaction = 'VERY_DISSATISFIED' and vendor_hope then 'C'
                      when satisfaction = 'VERY_DISSATISFIED' and not vendor_hope then 'B' end
                 when designer_left then 'B'
                 when not designer_left then case when satisfaction = 'SATISFIED' then 'D' when satisfaction is not null then 'C' end end""";
    private static final String UPDATE = "update customer set grade = " + CASE + ", version = version";

    private static final String EVERY_TENTH_WRONG = "update customer set grade = case when grade = 'A' then 'B' else 'A' end where employees % 10 = 0";

    private RegradeBench() {
    }

    /** @param args customers, repetitions */
    public static void main(String[] args) throws Exception {
        int customers = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int repetitions = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        try (var product = new Product()) {
            seed(product, customers);
            regrade(product, new Samples.Clock());
            var wrong = product.text("select count(*) from customer where grade is distinct from " + CASE);
            if (!wrong.equals("0")) {
                throw new IllegalStateException(wrong + " grades differ from the CASE");
            }
            int since = product.collections();
            new Samples(product)
                    .with("Salesflow, run after a new version: every decision anew with its reason", clock -> {
                        product.run("update grade_decision set version = 0 where ended_at is null", EVERY_TENTH_WRONG);
                        vacuum(product);
                        regrade(product, clock);
                    })
                    .with("Salesflow, nightly run: only what came out otherwise", clock -> {
                        product.run(EVERY_TENTH_WRONG);
                        vacuum(product);
                        regrade(product, clock);
                    })
                    .with("SQL CASE, every row", clock -> update(product, UPDATE, clock))
                    .with("SQL CASE, only where the grade differs", clock -> update(product, UPDATE + " where grade is distinct from " + CASE, clock))
                    .measure(repetitions, customers).print();
            System.out.printf("%n%,d customers, %d repetitions; heap of the product: %s of 256 MB%n", customers, repetitions, product.heap(since));
        }
    }

    private static void update(Product product, String update, Samples.Clock clock) throws SQLException {
        product.run(EVERY_TENTH_WRONG);
        vacuum(product);
        clock.start();
        product.run(update);
    }

    private static void vacuum(Product product) throws SQLException {
        product.run("vacuum analyze customer", "vacuum analyze grade_decision", "checkpoint");
    }

    /** As the console asks for it; the product looks for such runs every 15 seconds, which is not counted. */
    private static void regrade(Product product, Samples.Clock clock) throws SQLException, InterruptedException {
        var id = UUID.randomUUID();
        product.run("insert into grade_run (id, request_key, state, asked_at) values ('%1$s', 'asked %1$s', 'WAITING', now())".formatted(id));
        await(product, id, List.of("RUNNING", "DONE"));
        clock.start();
        await(product, id, List.of("DONE"));
    }

    private static void await(Product product, UUID run, List<String> states) throws SQLException, InterruptedException {
        while (!states.contains(product.text("select state from grade_run where id = '" + run + "'"))) {
            Thread.sleep(20);
        }
    }

    /** Indexes are built at the end: it is quicker, and leaves them as after a long life. */
    private static void seed(Product product, int customers) throws SQLException {
        var indexes = new ArrayList<String>();
        try (var statement = product.database().createStatement(); var rows = statement.executeQuery("""
                select i.indexname, i.indexdef from pg_indexes i where i.tablename = 'customer'
                and not exists (select 1 from pg_constraint c where c.conname = i.indexname)""")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
                indexes.add(rows.getString(2));
            }
            for (var name : names) {
                product.run("drop index " + name);
            }
        }
        product.run("""
                insert into customer (id, external_id, name, name_key, registration_number, industry, employees, phone, computerisation, selection,
                    system_state, satisfaction, vendor_hope, designer_left, created_at, updated_at, version)
                select gen_random_uuid(), 'C' || n, 'Company ' || n, 'company' || n, 'R' || n, 'Industry ' || n %% 20, n, '021-' || 10000000 + n,
                    (array['NONE', 'VENDOR', 'SELF_DEVELOPED', null])[1 + n %% 4],
                    (array['STARTED', 'IMMINENT', 'WAITING', 'NOT_URGENT', 'DENIED', null])[1 + n / 4 %% 6],
                    (array['IMPLEMENTING', 'IN_USE', 'BEING_DESIGNED', null])[1 + n / 24 %% 4],
                    (array['SATISFIED', 'ACCEPTING', 'DISSATISFIED', 'VERY_DISSATISFIED', null])[1 + n / 96 %% 5],
                    (array[true, false, null])[1 + n / 480 %% 3], (array[true, false, null])[1 + n / 1440 %% 3], now(), now(), 1
                from generate_series(1, %d) n""".formatted(customers));
        product.run(indexes.toArray(String[]::new));
        vacuum(product);
    }
}
