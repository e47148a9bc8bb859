package dev.salesflow.imports;

import dev.salesflow.imports.csv.CsvRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of imports, in the database in pieces: reachable from every node, and never whole in memory. */
@Component
class StoredFiles {

    private static final int PIECE = 512 * 1024;
    private static final String LISTS = "import_chunk";
    private static final String WORKBOOKS = "import_workbook";

    private final JdbcClient jdbc;

    StoredFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The list, and the workbook where another of its sheets could be chosen later. */
    void store(UUID id, Upload upload) {
        store(LISTS, id, upload.list());
        if (upload.format().sheets().size() > 1) {
            store(WORKBOOKS, id, upload.workbook());
        }
    }

    /** Another list for an import whose workbook stays. */
    void replace(UUID id, Upload upload) {
        jdbc.sql("delete from import_chunk where import_id = ?").param(id).update();
        store(LISTS, id, upload.list());
    }

    private void store(String table, UUID id, Path file) {
        try (var bytes = Files.newInputStream(file)) {
            int number = 0;
            for (var piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
                jdbc.sql("insert into " + table + " (import_id, number, bytes) values (?, ?, ?)").params(id, number++, piece).update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stored workbook as bytes; none where there is nothing to choose. */
    InputStream workbook(UUID id) {
        return new Pieces(WORKBOOKS, id);
    }

    /** The rows below the column names. */
    CsvRows rows(ImportRun run) {
        var bytes = new Pieces(LISTS, run.id());
        var format = run.format();
        var rows = format.workbook() ? CsvRows.ofSheet(bytes) : new CsvRows(bytes, Charset.forName(format.charset()), format.delimiter());
        return rows.below(format.headLine(), run.columns().size());
    }

    void delete(UUID id) {
        jdbc.sql("delete from import_chunk where import_id = ?").param(id).update();
        jdbc.sql("delete from import_workbook where import_id = ?").param(id).update();
    }

    private final class Pieces extends InputStream {

        private final String query;
        private final UUID id;
        private byte[] piece = new byte[0];
        private int position;
        private int next;

        Pieces(String table, UUID id) {
            this.query = "select bytes from " + table + " where import_id = ? and number = ?";
            this.id = id;
        }

        @Override
        public int read() {
            return fill() ? piece[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, piece.length - position);
            System.arraycopy(piece, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean fill() {
            if (position < piece.length) {
                return true;
            }
            var found = jdbc.sql(query).params(id, next).query(byte[].class).optional();
            found.ifPresent(bytes -> {
                piece = bytes;
                position = 0;
                next++;
            });
            return found.isPresent();
        }
    }
}
