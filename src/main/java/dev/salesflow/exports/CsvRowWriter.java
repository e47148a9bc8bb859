package dev.salesflow.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.salesflow.shared.FormulaGuard;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV that Excel opens as it is meant: UTF-8 with its mark, and no text of it taken for a formula. */
final class CsvRowWriter implements RowWriter {

    private final CsvWriter csv;

    CsvRowWriter(OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        text.write('\uFEFF');
        csv = CsvWriter.builder().build(text);
    }

    @Override
    public void header(List<String> names) {
        csv.writeRecord(names);
    }

    @Override
    public void row(List<Object> cells) {
        csv.writeRecord(cells.stream().map(CsvRowWriter::text).toArray(String[]::new));
    }

    private static String text(Object cell) {
        return cell instanceof String words ? FormulaGuard.guarded(words)
                : cell instanceof BigDecimal number ? number.toPlainString()
                : cell == null ? null : cell.toString();
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }
}
