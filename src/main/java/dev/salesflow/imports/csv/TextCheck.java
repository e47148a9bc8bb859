package dev.salesflow.imports.csv;

import dev.salesflow.shared.BadFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Watches a file's bytes go by and says in which encoding they are text: UTF-16 where a mark says so, UTF-8, else GB18030.
 * Refuses what is no text, naming the place. A file in a western one-byte encoding often happens to be readable as GB18030,
 * giving nonsense; there most pairs have a second byte below 0xA1, which Chinese text hardly has.
 */
public final class TextCheck {

    private static final Charset GB18030 = Charset.forName("GB18030");
    /** Exports called .xls are often web pages, which Excel opens as if they were sheets. */
    private static final Pattern MARKUP = Pattern.compile("(?i)\\s*<(html|head|meta|style|table|!doctype|\\?xml).*", Pattern.DOTALL);

    private final StrictText utf8 = new StrictText(StandardCharsets.UTF_8);
    private final StrictText gb18030 = new StrictText(GB18030);
    private Utf16Text utf16;
    private final Place place = new Place();
    private long bytes;
    private long likelyChinese;
    private long unlikelyChinese;

    public void feed(byte[] chunk, int length) {
        if (bytes == 0) {
            refuseOtherFormats(chunk, length);
            utf16 = starts(chunk, length, 0xFF, 0xFE) ? new Utf16Text(StandardCharsets.UTF_16LE)
                    : starts(chunk, length, 0xFE, 0xFF) ? new Utf16Text(StandardCharsets.UTF_16BE) : null;
        }
        bytes += length;
        if (utf16 != null) {
            utf16.feed(chunk, length);
            return;
        }
        utf8.feed(chunk, length, place.line());
        gb18030.feed(chunk, length, place.line());
        for (int i = 0; i < length; i++) {
            if (chunk[i] == 0) {
                throw new BadFile("imports.file.binary", place.line(), place.column());
            }
            place.pass(chunk[i]);
        }
        countPairs(chunk, length);
    }

    public Charset charset() {
        if (bytes == 0) {
            throw new BadFile("imports.file.empty");
        }
        if (utf16 != null) {
            return utf16.charset();
        }
        if (utf8.end(place.line())) {
            return StandardCharsets.UTF_8;
        }
        if (gb18030.end(place.line()) && likelyChinese > unlikelyChinese) {
            return GB18030;
        }
        throw new BadFile("imports.file.encoding", utf8.badLine());
    }

    private void countPairs(byte[] chunk, int length) {
        for (int i = 0; i + 1 < length; i++) {
            if ((chunk[i] & 0xFF) < 0x81) {
                continue;
            }
            if ((chunk[++i] & 0xFF) >= 0xA1) {
                likelyChinese++;
            } else {
                unlikelyChinese++;
            }
        }
    }

    private static void refuseOtherFormats(byte[] chunk, int length) {
        if (starts(chunk, length, '%', 'P', 'D', 'F') || starts(chunk, length, 0x1F, 0x8B)
                || starts(chunk, length, 0x89, 'P', 'N', 'G') || starts(chunk, length, 0xFF, 0xD8, 0xFF)) {
            throw new BadFile("imports.file.binary", 1, 1);
        }
        if (MARKUP.matcher(new String(chunk, 0, Math.min(length, 64), StandardCharsets.UTF_8).replace("\uFEFF", "")).matches()) {
            throw new BadFile("imports.file.markup");
        }
    }

    private static boolean starts(byte[] chunk, int length, int... first) {
        if (length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((chunk[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }
}
