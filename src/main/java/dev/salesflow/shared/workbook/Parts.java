package dev.salesflow.shared.workbook;

import dev.salesflow.shared.BadFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The parts of a workbook's archive as guarded streams: what is unpacked counts as it comes, whatever the archive says, and
 * a stretch without a tag's beginning ends early, because a reader would hold it in memory. Archives inside are never opened.
 */
final class Parts implements AutoCloseable {

    /** A full sheet of a million rows and twenty columns is about 1 GB. */
    static final long LARGEST = 2L << 30;
    /** Sheets pack to a tenth, very even ones to a hundredth; what is made of one letter to a thousandth. */
    static final int HIGHEST_RATIO = 200;

    private static final long RATIO_COUNTS_FROM = 8L << 20;
    private static final int LONGEST_STRETCH = 1 << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private long unpacked;

    private Parts(ZipFile zip) {
        this.zip = zip;
        zip.stream().forEach(entry -> entries.put(entry.getName().toLowerCase(Locale.ROOT), entry));
    }

    static Parts of(Path file) throws IOException {
        ZipGuard.check(file);
        try {
            return new Parts(new ZipFile(file.toFile()));
        } catch (ZipException | IllegalArgumentException e) {
            throw new BadFile("imports.file.broken", "zip");
        }
    }

    boolean has(String name) {
        return entries.containsKey(name.toLowerCase(Locale.ROOT));
    }

    XmlPart open(String name) {
        var entry = entries.get(name.toLowerCase(Locale.ROOT));
        if (entry == null) {
            throw new BadFile("imports.file.broken", name);
        }
        try {
            return new XmlPart(new Guarded(zip.getInputStream(entry), entry), name);
        } catch (IOException e) {
            throw new BadFile("imports.file.broken", name);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Guarded extends FilterInputStream {

        private final ZipEntry entry;
        private long read;
        private long stretch;

        Guarded(InputStream in, ZipEntry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                count(target, offset, count);
            }
            return count;
        }

        private void count(byte[] target, int offset, int count) {
            read += count;
            unpacked += count;
            boolean tooDense = read > RATIO_COUNTS_FROM && read > HIGHEST_RATIO * Math.max(1, entry.getCompressedSize());
            if (tooDense || unpacked > LARGEST) {
                throw new BadFile("imports.file.bomb", entry.getName());
            }
            for (int i = offset; i < offset + count; i++) {
                stretch = target[i] == '<' ? 0 : stretch + 1;
                if (stretch > LONGEST_STRETCH) {
                    throw new BadFile("imports.file.longPart", entry.getName());
                }
            }
        }
    }
}
