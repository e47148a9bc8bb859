package dev.salesflow.exports;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Query;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriUtils;

/**
 * Gives lists out as files of any length in little memory: by a cursor into a file of this node, then to the caller. So
 * a slow caller holds no connection to the database, and whoever gets a file gets all of it.
 */
@Component
public class Exports {

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final JdbcClient cursor;
    private final ExportLog log;
    private final MessageSource messages;
    private final TransactionTemplate reading;
    private final Clock clock;

    Exports(JdbcClient jdbc, DataSource data, ExportLog log, MessageSource messages, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.cursor = JdbcClient.create(inPieces(data));
        this.log = log;
        this.messages = messages;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    private static JdbcTemplate inPieces(DataSource data) {
        var template = new JdbcTemplate(data);
        template.setFetchSize(ROWS_AT_ONCE);
        return template;
    }

    /** Whether an address asks for names and values in the person's words. */
    public static boolean labels(Query query) {
        return "true".equals(query.oneOf("labels", List.of("true", "false")));
    }

    /** @param labels names and values in the person's words instead of the contract's */
    public void send(Export export, ExportFormat format, boolean labels, Viewer viewer, HttpServletResponse response) throws IOException {
        var locale = LocaleContextHolder.getLocale();
        var file = Files.createTempFile("salesflow-export-", "." + format.code());
        try {
            int rows = write(export, format, labels ? new CellWords(messages, locale, jdbc) : null, title(export, labels, locale), file);
            log.note(export, format, rows, viewer);
            response.setContentType(format.contentType());
            response.setContentLengthLong(Files.size(file));
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(export, format, title(export, labels, locale)));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    /** The name in any letters (RFC 5987), and one in plain ones for programs that know only those. */
    private String disposition(Export export, ExportFormat format, String title) {
        var ending = "-" + LocalDate.now(clock) + "." + format.code();
        return "attachment; filename=\"" + export.kind() + ending + "\"; filename*=UTF-8''" + UriUtils.encode(title + ending, StandardCharsets.UTF_8);
    }

    private String title(Export export, boolean labels, Locale locale) {
        return labels ? messages.getMessage("exports.kind." + export.kind(), null, locale) : export.kind();
    }

    private int write(Export export, ExportFormat format, CellWords words, String title, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16); var writer = format.open(out, title)) {
            writer.header(words == null ? export.columns().stream().map(Export.Column::field).toList() : words.labels(export.columns()));
            var rows = new AtomicInteger();
            reading.executeWithoutResult(tx -> cursor.sql(sql(export)).params(export.parameters()).query(row -> {
                if (rows.incrementAndGet() > format.mostRows()) {
                    throw Refusal.of("exports.tooManyRows", format.mostRows());
                }
                write(cells(export.columns(), words, row), writer);
            }));
            return rows.get();
        }
    }

    private static String sql(Export export) {
        return export.columns().stream().map(Export.Column::sql).collect(Collectors.joining(", ", "select ", " ")) + export.from();
    }

    private static List<Object> cells(List<Export.Column> columns, CellWords words, ResultSet row) throws SQLException {
        var cells = new ArrayList<>(columns.size());
        for (int n = 0; n < columns.size(); n++) {
            var value = row.getObject(n + 1);
            var plain = value instanceof java.sql.Date day ? day.toLocalDate() : value;
            cells.add(words == null ? plain : words.say(columns.get(n), plain));
        }
        return cells;
    }

    private static void write(List<Object> cells, RowWriter writer) {
        try {
            writer.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
