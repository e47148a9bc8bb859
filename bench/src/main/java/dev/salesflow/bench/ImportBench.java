package dev.salesflow.bench;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;

/**
 * P4: a list of customers through the product, from upload to its last verdict, against COPY of the same values into a
 * table of the same shape, and against inserts one by one that check and look for the same customer first.
 */
public final class ImportBench {

    private static final int COMMIT_EVERY = 1_000;
    private static final String INTO = " (id, external_id, name, name_key, registration_number, industry, employees, annual_revenue, currency, phone,"
            + " email, country, city, computerisation, selection, created_at, updated_at, version)";

    private ImportBench() {
    }

    /** @param args rows a repetition, repetitions */
    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
        int repetitions = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        var next = new AtomicInteger();
        try (var product = new Product()) {
            product.run("create table copied (like customer including all)", "create table inserted (like customer including all)",
                    "create table plain (like customer including defaults)", "alter table plain add primary key (id)",
                    "create unique index on plain (external_id)", "create index on plain (name_key)");
            new Samples(product)
                    .with("Salesflow, everything: reading, checks, duplicates, verdicts, grades, timeline", clock -> {
                        var list = CustomerList.write(next.getAndAdd(rows), rows);
                        clock.start();
                        product.bring(list);
                        Files.delete(list);
                    })
                    .with("COPY into a table of the same shape", clock -> copy(product.database(), "copied", next.getAndAdd(rows), rows, clock))
                    .with("COPY into the columns with 3 indexes", clock -> copy(product.database(), "plain", next.getAndAdd(rows), rows, clock))
                    .with("inserts one by one, checked, same shape", clock -> insert(product.database(), next.getAndAdd(rows), rows))
                    .measure(repetitions, rows).print();
            System.out.printf("%n%,d rows a repetition, %d repetitions; heap of the product: %s of 256 MB%n", rows, repetitions, product.heap(0));
        }
    }

    private static void copy(Connection connection, String table, int first, int rows, Samples.Clock clock) throws Exception {
        var text = new StringBuilder();
        for (int number = first; number < first + rows; number++) {
            var row = CustomerList.row(number);
            text.append(UUID.randomUUID()).append('\t').append(row[0]).append('\t').append(row[1]).append('\t').append(key(row[1]));
            for (int column = 2; column < row.length; column++) {
                text.append('\t').append(row[column]);
            }
            text.append("\t2026-01-01\t2026-01-01\t1\n");
        }
        clock.start();
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + INTO + " from stdin", new StringReader(text.toString()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace(" ltd", "").replace(" ", "");
    }

    private static void insert(Connection connection, int first, int rows) throws SQLException {
        connection.setAutoCommit(false);
        try (var known = connection.prepareStatement("select id from inserted where external_id = ? or registration_number = ? or name_key = ?");
                var insert = connection.prepareStatement("insert into inserted" + INTO + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now(), now(), 1)")) {
            for (int number = first; number < first + rows; number++) {
                insert(CustomerList.row(number), known, insert);
                if (number % COMMIT_EVERY == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void insert(String[] row, PreparedStatement known, PreparedStatement insert) throws SQLException {
        if (row[1].isBlank() || row[1].length() > 200 || !row[8].matches("[^@\\s]+@[^@\\s]+") || Integer.parseInt(row[4]) < 0) {
            throw new IllegalArgumentException(row[0]);
        }
        known.setString(1, row[0]);
        known.setString(2, row[2]);
        known.setString(3, key(row[1]));
        try (var found = known.executeQuery()) {
            if (found.next()) {
                return;
            }
        }
        insert.setObject(1, UUID.randomUUID());
        insert.setString(2, row[0]);
        insert.setString(3, row[1]);
        insert.setString(4, key(row[1]));
        insert.setString(5, row[2]);
        insert.setString(6, row[3]);
        insert.setInt(7, Integer.parseInt(row[4]));
        insert.setBigDecimal(8, new BigDecimal(row[5]));
        for (int column = 6; column < row.length; column++) {
            insert.setString(column + 3, row[column]);
        }
        insert.executeUpdate();
    }
}
