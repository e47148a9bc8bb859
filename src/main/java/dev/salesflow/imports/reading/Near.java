package dev.salesflow.imports.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the one known value that a value most likely means: the same letters, or digits that look like them, else one or two letters off. */
public final class Near {

    private static final int SHORTEST = 4;

    /** Two letters may be off in words of so many Latin ones that begin alike; in as many Chinese characters two are another name. */
    private static final Pattern LONG_WORD = Pattern.compile("[a-z0-9]{5,}");
    private static final int MOST_IN_LONG_WORD = 2;

    private final Map<String, String> bySquash = new HashMap<>();
    private final Map<String, String> byLook = new HashMap<>();
    private final Map<Integer, List<String>> byLength = new HashMap<>();

    public Near(Collection<String> known) {
        known.forEach(value -> bySquash.put(Words.squash(value), value));
        bySquash.forEach((word, value) -> byLook.put(look(word), value));
        bySquash.keySet().forEach(word -> byLength.computeIfAbsent(word.length(), length -> new ArrayList<>()).add(word));
    }

    public Optional<String> to(String value) {
        var word = Words.squash(value);
        return word.isEmpty() ? Optional.empty() : Optional.ofNullable(bySquash.get(word))
                .or(() -> Optional.ofNullable(byLook.get(look(word)))).or(() -> others(value)).or(() -> one(word, MOST_IN_LONG_WORD, Near::looselyClose));
    }

    /** The one value that is not spelled quite the same. */
    Optional<String> others(String value) {
        var word = Words.squash(value);
        return one(word, most(word.length() + 1), Near::close);
    }

    private Optional<String> one(String word, int most, BiPredicate<String, String> isClose) {
        var close = IntStream.rangeClosed(word.length() - most, word.length() + most).boxed()
                .flatMap(length -> byLength.getOrDefault(length, List.of()).stream())
                .filter(other -> !other.equals(word) && isClose.test(word, other)).limit(2).toList();
        return close.size() == 1 ? Stream.of(close.get(0)).map(bySquash::get).findFirst() : Optional.empty();
    }

    private static int most(int length) {
        return length / 8 + 1;
    }

    /** At most one letter in eight differs, and digits never: 500 is not 600. */
    static boolean close(String one, String other) {
        return one.length() >= SHORTEST && other.length() >= SHORTEST && within(one, other, most(Math.max(one.length(), other.length())));
    }

    private static boolean looselyClose(String one, String other) {
        return LONG_WORD.matcher(one).matches() && LONG_WORD.matcher(other).matches() && one.charAt(0) == other.charAt(0)
                && within(one, other, MOST_IN_LONG_WORD);
    }

    private static boolean within(String one, String other, int most) {
        return Math.abs(one.length() - other.length()) <= most && distance(one, other, most) <= most && digits(one).equals(digits(other));
    }

    private static String look(String word) {
        return word.replace('0', 'o').replace('1', 'l');
    }

    private static String digits(String word) {
        return word.replaceAll("\\D", "");
    }

    /** A letter more, less, another, or in its neighbour's place; beyond {@code most} it need not be exact. */
    private static int distance(String one, String other, int most) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            rows[0][j] = j;
        }
        int bestBefore = 0;
        for (int i = 1; i <= one.length(); i++) {
            rows[i][0] = i;
            int best = i;
            for (int j = 1; j <= other.length(); j++) {
                rows[i][j] = step(rows, one, other, i, j);
                best = Math.min(best, rows[i][j]);
            }
            if (best > most && bestBefore > most) {
                return most + 1;
            }
            bestBefore = best;
        }
        return rows[one.length()][other.length()];
    }

    private static int step(int[][] rows, String one, String other, int i, int j) {
        int changed = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
