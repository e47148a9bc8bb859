package dev.salesflow.imports.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Watches a file's bytes go by and says in which encoding they are text: UTF-8, else GB18030. Refuses what is no text,
 * naming the line. A file in a western one-byte encoding often happens to be readable as GB18030, giving nonsense; there
 * most pairs have a second byte below 0xA1, which Chinese text hardly has.
 */
public final class TextCheck {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final StrictText utf8 = new StrictText(StandardCharsets.UTF_8);
    private final StrictText gb18030 = new StrictText(GB18030);
    private long line = 1;
    private long bytes;
    private long likelyChinese;
    private long unlikelyChinese;

    public void feed(byte[] chunk, int length) {
        if (bytes == 0) {
            refuseOtherFormats(chunk, length);
        }
        bytes += length;
        utf8.feed(chunk, length, line);
        gb18030.feed(chunk, length, line);
        for (int i = 0; i < length; i++) {
            if (chunk[i] == 0) {
                throw new BadFile("imports.file.binary", line);
            }
            if (chunk[i] == '\n') {
                line++;
            }
        }
        countPairs(chunk, length);
    }

    public Charset charset() {
        if (bytes == 0) {
            throw new BadFile("imports.file.empty");
        }
        if (utf8.end(line)) {
            return StandardCharsets.UTF_8;
        }
        if (gb18030.end(line) && likelyChinese > unlikelyChinese) {
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
        if (starts(chunk, length, 'P', 'K', 3, 4) || starts(chunk, length, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new BadFile("imports.file.workbook");
        }
        if (starts(chunk, length, '%', 'P', 'D', 'F') || starts(chunk, length, 0x1F, 0x8B)
                || starts(chunk, length, 0x89, 'P', 'N', 'G') || starts(chunk, length, 0xFF, 0xD8, 0xFF)) {
            throw new BadFile("imports.file.binary", 1);
        }
        if (starts(chunk, length, 0xFF, 0xFE) || starts(chunk, length, 0xFE, 0xFF)) {
            throw new BadFile("imports.file.utf16");
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
