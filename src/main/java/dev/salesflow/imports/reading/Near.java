package dev.salesflow.imports.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the one known value that a value most likely means: the same letters, else one or two letters off. */
public final class Near {

    private static final int SHORTEST = 4;

    private final Map<String, String> bySquash = new HashMap<>();
    private final Map<Integer, List<String>> byLength = new HashMap<>();

    public Near(Collection<String> known) {
        known.forEach(value -> bySquash.put(Words.squash(value), value));
        bySquash.keySet().forEach(word -> byLength.computeIfAbsent(word.length(), length -> new ArrayList<>()).add(word));
    }

    public Optional<String> to(String value) {
        var word = Words.squash(value);
        return word.isEmpty() ? Optional.empty() : Optional.ofNullable(bySquash.get(word)).or(() -> others(value));
    }

    /** The one value that is not spelled quite the same. */
    Optional<String> others(String value) {
        var word = Words.squash(value);
        int most = most(word.length() + 1);
        var close = IntStream.rangeClosed(word.length() - most, word.length() + most).boxed()
                .flatMap(length -> byLength.getOrDefault(length, List.of()).stream())
                .filter(other -> !other.equals(word) && close(word, other)).limit(2).toList();
        return close.size() == 1 ? Stream.of(close.get(0)).map(bySquash::get).findFirst() : Optional.empty();
    }

    private static int most(int length) {
        return length / 8 + 1;
    }

    /** At most one letter in eight differs, and digits never: 500 is not 600. */
    static boolean close(String one, String other) {
        int most = most(Math.max(one.length(), other.length()));
        return one.length() >= SHORTEST && other.length() >= SHORTEST && Math.abs(one.length() - other.length()) <= most
                && distance(one, other, most) <= most && digits(one).equals(digits(other));
    }

    private static String digits(String word) {
        return word.replaceAll("\\D", "");
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
