package dev.salesflow.imports.csv;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.List;

/** Which of comma, semicolon, tab and bar stands between the cells: the one that gives most lines the header's width. */
public final class Delimiter {

    private static final List<Character> KNOWN = List.of(',', ';', '\t', '|');
    private static final int LINES = 50;

    private Delimiter() {
    }

    /** @param sample the beginning of the file, which may end in the middle of a record */
    public static char of(byte[] sample, Charset charset) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : KNOWN) {
            var score = score(sample, charset, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(byte[] sample, Charset charset, char candidate) {
        int width = 0;
        int rows = 0;
        int alike = 0;
        try (var records = new CsvRows(new ByteArrayInputStream(sample), charset, candidate)) {
            while (records.hasNext() && rows < LINES) {
                var size = records.next().cells().size();
                width = rows++ == 0 ? size : width;
                alike += size == width ? 1 : 0;
            }
        } catch (BadFile cutOffOrNotOfThisKind) {
            // what could be read until here decides; reading the whole file will name the place if it is a fault
            rows = Math.max(rows, 1);
        }
        return width < 2 ? 0 : (double) alike / rows + width / 10_000.0;
    }
}
