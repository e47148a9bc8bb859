package dev.salesflow.imports.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.salesflow.shared.FormulaGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * The records of a delimited file, one at a time, with the line each begins in; blank lines are no records. A mark of
 * our own follows the file's last byte: if it does not come back as a record, a quotation mark was never closed.
 */
public final class CsvRows implements Iterator<CsvRows.Row>, AutoCloseable {

    /** Letters one cell may have; everything longer is a file gone wrong. */
    public static final int LONGEST_RECORD = 1 << 20;

    private static final String END = "\u0002end of file\u0002";
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    /** One record; {@code line} counts from 1 and is where the record starts. */
    public record Row(int line, List<String> cells) {
    }

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private Row next;
    private int last;

    public CsvRows(InputStream bytes, Charset charset, char delimiter) {
        var marked = new SequenceInputStream(bytes, new java.io.ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.US_ASCII)));
        reader = CsvReader.builder().fieldSeparator(delimiter).allowMissingFields(true).allowExtraFields(true)
                .maxBufferSize(LONGEST_RECORD).ofCsvRecord(withoutMark(new InputStreamReader(marked, charset)));
        records = reader.iterator();
        next = read();
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
            if (!records.hasNext()) {
                throw new BadFile("imports.file.quote", last);
            }
            var found = records.next();
            last = (int) found.getStartingLineNumber();
            if (found.getFieldCount() == 1 && found.getField(0).equals(END)) {
                return null;
            }
            if (found.getField(found.getFieldCount() - 1).endsWith(END)) {
                throw new BadFile("imports.file.quote", last);
            }
            return new Row(last, found.getFields().stream().map(FormulaGuard::plain).toList());
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
    }

    private BadFile unreadable(CsvParseException e) {
        var place = LINE.matcher(String.valueOf(e.getMessage()));
        int line = place.find() ? Integer.parseInt(place.group(1)) : last + 1;
        var cause = e.getCause() == null ? String.valueOf(e.getMessage()) : String.valueOf(e.getCause().getMessage());
        return cause.contains("quote") ? new BadFile("imports.file.quote", line) : new BadFile("imports.file.longCell", line);
    }

    private static Reader withoutMark(Reader text) {
        try {
            var reader = new PushbackReader(new java.io.BufferedReader(text, 1 << 16), 1);
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
