package dev.salesflow.shared.workbook;

import dev.salesflow.shared.BadFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Looks at a zip archive's list of contents before anything reads it: whoever opens the archive holds that list in memory.
 * Every place that could be taken for the list's end must be harmless, and the marks of the 64-bit format are not.
 */
final class ZipGuard {

    static final int MOST_PARTS = 2_000;

    private static final int END_MARK = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LONGEST_LIST = 1 << 20;

    private ZipGuard() {
    }

    static void check(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(bytes.length(), END_LENGTH + LONGEST_COMMENT);
            var tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.seek(bytes.length() - length);
            bytes.readFully(tail.array());
            for (int at = 0; at + END_LENGTH <= length; at++) {
                if (tail.getInt(at) == END_MARK) {
                    refuse(Short.toUnsignedInt(tail.getShort(at + 10)), Integer.toUnsignedLong(tail.getInt(at + 12)));
                }
            }
        }
    }

    private static void refuse(int parts, long listLength) {
        if (parts > MOST_PARTS || listLength > LONGEST_LIST) {
            throw new BadFile("imports.file.manyParts", MOST_PARTS);
        }
    }
}
