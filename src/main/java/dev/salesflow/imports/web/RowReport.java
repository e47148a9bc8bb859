package dev.salesflow.imports.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.ImportBook;
import dev.salesflow.imports.ImportRun;
import dev.salesflow.shared.RowOutcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What became of each row, streamed as CSV: for programs in fixed words, for people in their language and the file's columns. */
@Component
class RowReport {

    /** By this mark a spreadsheet knows that the file is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ImportBook book;
    private final Sentences sentences;

    RowReport(ImportBook book, Sentences sentences) {
        this.book = book;
        this.sentences = sentences;
    }

    void forPrograms(UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        name(book.find(id, viewer), response);
        try (var csv = CsvWriter.builder().build(response.getWriter())) {
            csv.writeRecord("line", "verdict", "field", "reason", "recordId");
            book.eachRow(id, viewer, (line, outcome) -> csv.writeRecord(String.valueOf(line), word(outcome), outcome.field(),
                    sentences.reason(outcome), outcome.recordId()));
        }
    }

    void forPeople(UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        var run = book.find(id, viewer);
        name(run, response);
        response.getWriter().write(BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().build(response.getWriter())) {
            csv.writeRecord(sentences.text("imports.line"), sentences.text("imports.verdict"), sentences.text("imports.mapping.field"),
                    sentences.text("imports.reason"), sentences.text("imports.recordId"));
            book.eachRow(id, viewer, (line, outcome) -> csv.writeRecord(String.valueOf(line), sentences.text("imports.verdict." + word(outcome)),
                    sentences.fields(outcome), sentences.reason(outcome), outcome.recordId()));
        }
    }

    private static String word(RowOutcome outcome) {
        return outcome.verdict().name().toLowerCase(Locale.ROOT);
    }

    /** The name in ASCII for programs that know no other, and as it is for all others (RFC 6266). */
    private static void name(ImportRun run, HttpServletResponse response) {
        var name = "rows-" + run.file().replaceAll("[^\\p{L}\\p{N}._-]", "_");
        var plain = ContentDisposition.attachment().filename(name.replaceAll("[^ -~]", "_")).build().toString();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", plain + "; filename*=UTF-8''" + UriUtils.encode(name, StandardCharsets.UTF_8));
    }
}
