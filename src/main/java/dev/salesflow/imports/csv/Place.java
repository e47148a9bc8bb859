package dev.salesflow.imports.csv;

import java.util.Arrays;

/**
 * Where in a delimited text a reader stands: line, and column by the delimiter of which the first record that has one has most. Bytes do, for
 * what it looks for has one code in all encodings; only of a Chinese character half can pass for a bar, which few lists use.
 */
final class Place {

    private static final String DELIMITERS = ",;\t|";

    private final int[] inRecord = new int[DELIMITERS.length()];
    private int delimiter = -1;
    private boolean quoted;
    private long line = 1;

    void pass(int character) {
        if (character == '"') {
            quoted = !quoted;
        } else if (character == '\n') {
            line++;
            if (!quoted) {
                endRecord();
            }
        } else if (!quoted && (character == ',' || character == ';' || character == '\t' || character == '|')) {
            inRecord[DELIMITERS.indexOf(character)]++;
        }
    }

    private void endRecord() {
        int most = most();
        delimiter = delimiter < 0 && inRecord[most] > 0 ? most : delimiter;
        Arrays.fill(inRecord, 0);
    }

    private int most() {
        int most = 0;
        for (int n = 1; n < inRecord.length; n++) {
            most = inRecord[n] > inRecord[most] ? n : most;
        }
        return most;
    }

    long line() {
        return line;
    }

    int column() {
        return inRecord[delimiter < 0 ? most() : delimiter] + 1;
    }
}
