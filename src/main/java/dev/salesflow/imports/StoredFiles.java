package dev.salesflow.imports;

import dev.salesflow.imports.csv.BadFile;
import dev.salesflow.imports.csv.CsvRows;
import dev.salesflow.imports.csv.Delimiter;
import dev.salesflow.imports.csv.TextCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of imports, in the database in pieces: reachable from every node, and never whole in memory. */
@Component
class StoredFiles {

    private static final int CHUNK = 512 * 1024;

    private final JdbcClient jdbc;

    StoredFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a stored file turned out to be. */
    record Found(long bytes, Charset charset, char delimiter) {
    }

    /** Stores the bytes and looks at each on the way; refuses what is no text. */
    Found store(UUID id, InputStream bytes) throws IOException {
        var check = new TextCheck();
        var chunk = new byte[CHUNK];
        byte[] first = null;
        long total = 0;
        int length;
        for (int number = 0; (length = bytes.readNBytes(chunk, 0, CHUNK)) > 0; number++) {
            check.feed(chunk, length);
            var piece = Arrays.copyOf(chunk, length);
            first = first == null ? piece : first;
            jdbc.sql("insert into import_chunk (import_id, number, bytes) values (?, ?, ?)").params(id, number, piece).update();
            total += length;
        }
        var charset = check.charset();
        return new Found(total, charset, Delimiter.of(first, charset));
    }

    CsvRows rows(ImportRun run) {
        return rows(run.id(), Charset.forName(run.charset()), run.delimiter());
    }

    CsvRows rows(UUID id, Charset charset, char delimiter) {
        return new CsvRows(new Chunks(id), charset, delimiter);
    }

    /** The first record; refuses a file without one. */
    List<String> header(UUID id, Found found) {
        try (var rows = rows(id, found.charset(), found.delimiter())) {
            if (!rows.hasNext()) {
                throw new BadFile("imports.file.empty");
            }
            return rows.next().cells();
        }
    }

    void delete(UUID id) {
        jdbc.sql("delete from import_chunk where import_id = ?").param(id).update();
    }

    private final class Chunks extends InputStream {

        private final UUID id;
        private byte[] chunk = new byte[0];
        private int position;
        private int next;

        Chunks(UUID id) {
            this.id = id;
        }

        @Override
        public int read() {
            return fill() ? chunk[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean fill() {
            if (position < chunk.length) {
                return true;
            }
            var found = jdbc.sql("select bytes from import_chunk where import_id = ? and number = ?").params(id, next).query(byte[].class).optional();
            found.ifPresent(bytes -> {
                chunk = bytes;
                position = 0;
                next++;
            });
            return found.isPresent();
        }
    }
}
