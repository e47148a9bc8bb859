package dev.salesflow.exports;

import java.io.IOException;
import java.util.List;

/** Writes a list row by row and keeps none of them. A cell is a text, a number, a date or null. */
interface RowWriter extends AutoCloseable {

    void header(List<String> names) throws IOException;

    void row(List<Object> cells) throws IOException;

    /** Ends the file; the stream below stays open. */
    @Override
    void close() throws IOException;
}
