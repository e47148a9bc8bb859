package dev.salesflow.imports.csv;

import dev.salesflow.shared.BadFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which of comma, semicolon, tab and bar stands between the cells: the one that the file names in its first line, as Excel
 * understands it ({@code sep=;}), else the one that gives most lines the header's width.
 */
public final class Delimiter {

    private static final List<Character> KNOWN = List.of(',', ';', '\t', '|');
    private static final int LINES = 50;
    private static final Pattern NAMED = Pattern.compile("(?i)\\uFEFF?\"?sep=(.)\"?\\R.*", Pattern.DOTALL);

    private Delimiter() {
    }

    /** @param sample the beginning of the file, which may end in the middle of a record */
    public static char of(byte[] sample, Charset charset) {
        var named = NAMED.matcher(new String(sample, 0, Math.min(sample.length, 64), charset));
        if (named.matches()) {
            return known(named.group(1).charAt(0));
        }
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

    private static char known(char named) {
        if (!KNOWN.contains(named)) {
            throw new BadFile("imports.file.separator", String.valueOf(named));
        }
        return named;
    }

    /** Whether a first record is no data but names the delimiter. */
    static boolean names(List<String> cells) {
        return cells.get(0).regionMatches(true, 0, "sep=", 0, 4) && cells.get(0).length() < 6 && cells.stream().skip(1).allMatch(String::isEmpty);
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
