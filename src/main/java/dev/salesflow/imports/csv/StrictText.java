package dev.salesflow.imports.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** Whether bytes arriving piece by piece are valid in one encoding, and if not, in which line they stop being so. */
final class StrictText {

    private final CharsetDecoder decoder;
    private final CharBuffer scratch = CharBuffer.allocate(64 * 1024);
    private byte[] rest = new byte[0];
    private long badLine;

    StrictText(Charset charset) {
        decoder = charset.newDecoder();
    }

    void feed(byte[] chunk, int length, long line) {
        if (badLine > 0) {
            return;
        }
        var in = ByteBuffer.allocate(rest.length + length).put(rest).put(chunk, 0, length).flip();
        decode(in, line, false);
        rest = new byte[in.remaining()];
        in.get(rest);
    }

    boolean end(long line) {
        if (badLine == 0) {
            decode(ByteBuffer.wrap(rest), line, true);
        }
        return badLine == 0;
    }

    long badLine() {
        return badLine;
    }

    private void decode(ByteBuffer in, long line, boolean last) {
        CoderResult result;
        do {
            scratch.clear();
            result = decoder.decode(in, scratch, last);
        } while (result.isOverflow());
        if (result.isError()) {
            badLine = line + newlines(in);
        }
    }

    private static long newlines(ByteBuffer in) {
        long count = 0;
        for (int i = 0; i < in.position(); i++) {
            if (in.get(i) == '\n') {
                count++;
            }
        }
        return count;
    }
}
