package dev.salesflow.imports.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.salesflow.shared.BadFile;
import dev.salesflow.shared.FormulaGuard;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * The records of a delimited file, one at a time, with the line each begins in; records without any value are none. A
 * mark of our own follows the file's last byte: if it does not come back as a record, a quotation mark was never closed.
 */
public final class CsvRows implements Iterator<CsvRows.Row>, AutoCloseable {

    /** Letters one cell may have; everything longer is a file gone wrong. */
    public static final int LONGEST_RECORD = 1 << 20;

    private static final String END = "\u0002end of file\u0002";
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    /** One record; {@code line} counts from 1 and is where the record starts. */
    public record Row(int line, List<String> cells) {

        public boolean empty() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final boolean numbered;
    private Row next;
    private int last;
    private int width;

    public CsvRows(InputStream bytes, Charset charset, char delimiter) {
        this(bytes, charset, delimiter, false);
    }

    private CsvRows(InputStream bytes, Charset charset, char delimiter, boolean numbered) {
        var marked = new SequenceInputStream(bytes, new ByteArrayInputStream(("\n" + END).getBytes(charset)));
        this.numbered = numbered;
        reader = CsvReader.builder().fieldSeparator(delimiter).allowMissingFields(true).allowExtraFields(true)
                .maxBufferSize(LONGEST_RECORD).ofCsvRecord(withoutMark(new InputStreamReader(marked, charset)));
        records = reader.iterator();
        next = read();
    }

    /** The rows of a sheet as {@code SheetRows} writes them: the number of the row stands before its cells. */
    public static CsvRows ofSheet(InputStream bytes) {
        return new CsvRows(bytes, StandardCharsets.UTF_8, ',', true);
    }

    /**
     * Passes over the head, and from then on lets go of empty cells to the right of it. A sheet ends its rows with the
     * last cell that has a value, so there the missing ones are empty.
     */
    public CsvRows below(int headLine, int columns) {
        while (next != null && next.line() <= headLine) {
            next = read();
        }
        width = columns;
        next = next == null ? null : fitted(next);
        return this;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = read();
        return row;
    }

    private Row read() {
        try {
            while (records.hasNext()) {
                var found = records.next();
                last = (int) found.getStartingLineNumber();
                if (found.getFieldCount() == 1 && found.getField(0).equals(END)) {
                    return null;
                }
                if (found.getField(found.getFieldCount() - 1).endsWith(END)) {
                    break;
                }
                var row = row(found.getFields());
                if (!row.empty() && !(row.line() == 1 && Delimiter.names(row.cells()))) {
                    return row;
                }
            }
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
        throw new BadFile("imports.file.quote", last);
    }

    private Row row(List<String> cells) {
        return fitted(numbered ? new Row(Integer.parseInt(cells.get(0)), cells.subList(1, cells.size())) :
                new Row(last, cells.stream().map(FormulaGuard::plain).toList()));
    }

    private Row fitted(Row row) {
        int size = row.cells().size();
        if (width == 0 || size == width || size < width && !numbered) {
            return row;
        }
        if (size < width) {
            var padded = new ArrayList<>(row.cells());
            while (padded.size() < width) {
                padded.add("");
            }
            return new Row(row.line(), padded);
        }
        while (size > width && row.cells().get(size - 1).isEmpty()) {
            size--;
        }
        return new Row(row.line(), row.cells().subList(0, size));
    }

    private BadFile unreadable(CsvParseException e) {
        var place = LINE.matcher(String.valueOf(e.getMessage()));
        int line = place.find() ? Integer.parseInt(place.group(1)) : last + 1;
        var cause = e.getCause() == null ? String.valueOf(e.getMessage()) : String.valueOf(e.getCause().getMessage());
        return new BadFile(cause.contains("quote") ? "imports.file.quote" : cause.contains("fields") ? "imports.file.manyCells" : "imports.file.longCell", line);
    }

    private static Reader withoutMark(Reader text) {
        try {
            var reader = new PushbackReader(new BufferedReader(text, 1 << 16), 1);
            int first = reader.read();
            if (first >= 0 && first != '\uFEFF') {
                reader.unread(first);
            }
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
