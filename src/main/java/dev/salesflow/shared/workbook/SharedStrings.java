package dev.salesflow.shared.workbook;

import dev.salesflow.shared.BadFile;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;

/**
 * The texts that cells refer to by number, kept in a file of their own: a large workbook has millions of them. A few of the
 * last used stay in memory, which is enough, because cells refer to new texts in order and to old ones often.
 */
final class SharedStrings implements AutoCloseable {

    private static final int BLOCK = 16;
    private static final int MOST = 20_000_000;
    private static final int LETTERS_IN_MEMORY = 4_000_000;
    /** What keeping a text costs besides its letters. */
    private static final int COST = 60;

    private final Path file;
    private final RandomAccessFile texts;
    private final LinkedHashMap<Integer, String> recent = new LinkedHashMap<>(1024, 0.75f, true);
    private int recentLetters;
    private long[] blocks = new long[1024];
    private int marked;
    private int count;

    private SharedStrings(Path file, RandomAccessFile texts) {
        this.file = file;
        this.texts = texts;
    }

    static SharedStrings of(Parts parts, String part) throws IOException {
        var file = Files.createTempFile("salesflow-texts", null);
        var strings = new SharedStrings(file, new RandomAccessFile(file.toFile(), "r"));
        try {
            if (part != null && parts.has(part)) {
                strings.fill(parts, part);
            }
            return strings;
        } catch (IOException | RuntimeException e) {
            strings.close();
            throw e;
        }
    }

    private void fill(Parts parts, String part) throws IOException {
        long position = 0;
        try (var xml = parts.open(part); var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            var text = new RichText();
            while (xml.advance()) {
                if (text.endsWith(xml, "si")) {
                    position = append(out, text.value(), position);
                }
            }
        }
        mark(position);
    }

    private long append(DataOutputStream out, String text, long position) throws IOException {
        if (count >= MOST) {
            throw new BadFile("imports.file.bomb", "sharedStrings");
        }
        if (count++ % BLOCK == 0) {
            mark(position);
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
        return position + Integer.BYTES + bytes.length;
    }

    /** Where a block begins; the last mark is the end. */
    private void mark(long position) {
        if (marked == blocks.length) {
            blocks = Arrays.copyOf(blocks, blocks.length * 2);
        }
        blocks[marked++] = position;
    }

    /** The text of this number, or null where there is none. */
    String get(int number) {
        if (number < 0 || number >= count) {
            return null;
        }
        var text = recent.get(number);
        return text != null ? text : load(number);
    }

    private String load(int number) {
        int block = number / BLOCK;
        var bytes = ByteBuffer.allocate((int) (blocks[block + 1] - blocks[block]));
        try {
            texts.seek(blocks[block]);
            texts.readFully(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String wanted = null;
        for (int n = block * BLOCK; bytes.hasRemaining(); n++) {
            var text = new byte[bytes.getInt()];
            bytes.get(text);
            var found = new String(text, StandardCharsets.UTF_8);
            remember(n, found);
            wanted = n == number ? found : wanted;
        }
        return wanted;
    }

    private void remember(int number, String text) {
        if (recent.put(number, text) == null) {
            recentLetters += text.length() + COST;
        }
        for (var oldest = recent.entrySet().iterator(); recentLetters > LETTERS_IN_MEMORY && oldest.hasNext(); ) {
            recentLetters -= oldest.next().getValue().length() + COST;
            oldest.remove();
        }
    }

    @Override
    public void close() throws IOException {
        texts.close();
        Files.deleteIfExists(file);
    }
}
