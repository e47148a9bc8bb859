package dev.salesflow.imports.intake;

import java.nio.charset.StandardCharsets;

/**
 * In which line a key or record came first, for a million in some 24 MB: 64-bit hashes in open addressing. Two keys sharing a
 * hash in a file of a million rows is a matter of one in tens of millions of files.
 */
public final class Seen {

    private long[] hashes = new long[1 << 12];
    private int[] lines = new int[1 << 12];
    private int size;

    /** The line, or 0. */
    public int line(String key) {
        return lines[place(hash(key))];
    }

    public void remember(String key, int line) {
        if (size * 3L > hashes.length * 2L) {
            grow();
        }
        var hash = hash(key);
        int place = place(hash);
        if (lines[place] == 0) {
            hashes[place] = hash;
            lines[place] = line;
            size++;
        }
    }

    private int place(long hash) {
        int place = (int) (hash ^ hash >>> 32) & hashes.length - 1;
        while (lines[place] != 0 && hashes[place] != hash) {
            place = place + 1 & hashes.length - 1;
        }
        return place;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldLines = lines;
        hashes = new long[oldHashes.length * 2];
        lines = new int[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldLines[i] != 0) {
                int place = place(oldHashes[i]);
                hashes[place] = oldHashes[i];
                lines[place] = oldLines[i];
            }
        }
    }

    /** FNV-1a, finished so that the low bits are as good as the high ones. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }
}
