package dev.salesflow.imports.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the one known value that a value most likely means: the same letters, else one or two letters off. */
public final class Near {

    private static final int SHORTEST = 4;

    private final Map<String, String> bySquash = new HashMap<>();

    public Near(Collection<String> known) {
        known.forEach(value -> bySquash.put(Words.squash(value), value));
    }

    public Optional<String> to(String value) {
        var word = Words.squash(value);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        var same = bySquash.get(word);
        if (same != null) {
            return Optional.of(same);
        }
        var close = bySquash.entrySet().stream().filter(e -> close(word, e.getKey())).limit(2).toList();
        return close.size() == 1 ? Optional.of(close.get(0).getValue()) : Optional.empty();
    }

    /** At most one letter in eight differs, and digits never: 500 is not 600. */
    static boolean close(String one, String other) {
        int most = Math.max(one.length(), other.length()) / 8 + 1;
        return one.length() >= SHORTEST && other.length() >= SHORTEST && Math.abs(one.length() - other.length()) <= most
                && one.replaceAll("\\D", "").equals(other.replaceAll("\\D", "")) && distance(one, other, most) <= most;
    }

    private static int distance(String one, String other, int most) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int best = i;
            for (int j = 1; j < row.length; j++) {
                int up = row[j];
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                diagonal = up;
                best = Math.min(best, row[j]);
            }
            if (best > most) {
                return most + 1;
            }
        }
        return row[other.length()];
    }
}
