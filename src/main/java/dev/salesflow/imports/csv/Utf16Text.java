package dev.salesflow.imports.csv;

import dev.salesflow.shared.BadFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Whether bytes arriving piece by piece are text in UTF-16, which Excel calls "Unicode text". */
final class Utf16Text {

    private final Charset charset;
    private final StrictText text;
    private final boolean lowFirst;
    private long bytes;
    private int half;
    private final Place place = new Place();

    Utf16Text(Charset charset) {
        this.charset = charset;
        this.text = new StrictText(charset);
        this.lowFirst = charset.equals(StandardCharsets.UTF_16LE);
    }

    void feed(byte[] chunk, int length) {
        text.feed(chunk, length, place.line());
        for (int i = 0; i < length; i++, bytes++) {
            int one = chunk[i] & 0xFF;
            if (bytes % 2 == 0) {
                half = one;
                continue;
            }
            int unit = lowFirst ? one << 8 | half : half << 8 | one;
            if (unit == 0) {
                throw new BadFile("imports.file.binary", place.line(), place.column());
            }
            place.pass(unit);
        }
    }

    Charset charset() {
        if (!text.end(place.line())) {
            throw new BadFile("imports.file.utf16", text.badLine());
        }
        return charset;
    }
}
