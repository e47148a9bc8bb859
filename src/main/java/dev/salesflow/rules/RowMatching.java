package dev.salesflow.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which row of one table is which of another: first those of the same content in their order, then the same content
 * elsewhere, then the likest of the rest, then what stands in the same place between rows that stayed.
 */
final class RowMatching {

    private final List<Map<String, String>> before;
    private final List<Map<String, String>> after;
    private final TreeMap<Integer, Integer> afterByBefore = new TreeMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Set<Integer> inOrder;

    /** @param columns those that both tables have, besides validity and notes */
    RowMatching(List<Map<String, String>> before, List<Map<String, String>> after, List<String> columns) {
        var compared = new LinkedHashSet<>(columns);
        compared.addAll(RuleTable.FIXED);
        this.before = before.stream().map(row -> only(row, compared)).toList();
        this.after = after.stream().map(row -> only(row, compared)).toList();
        sameInOrder();
        sameElsewhere();
        var anchors = new TreeMap<>(afterByBefore);
        likest();
        samePlace(anchors);
        inOrder = longestInOrder();
    }

    /** Indices from 0. */
    Map<Integer, Integer> afterByBefore() {
        return afterByBefore;
    }

    boolean moved(int before) {
        return !inOrder.contains(before);
    }

    private static Map<String, String> only(Map<String, String> row, Set<String> labels) {
        var copy = new TreeMap<>(row);
        copy.keySet().retainAll(labels);
        return copy;
    }

    private void match(int one, int other) {
        if (!afterByBefore.containsKey(one) && taken.add(other)) {
            afterByBefore.put(one, other);
        }
    }

    /** The longest common subsequence. */
    private void sameInOrder() {
        var longest = new int[before.size() + 1][after.size() + 1];
        for (var i = before.size() - 1; i >= 0; i--) {
            for (var j = after.size() - 1; j >= 0; j--) {
                longest[i][j] = before.get(i).equals(after.get(j)) ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < before.size() && j < after.size(); ) {
            if (before.get(i).equals(after.get(j))) {
                match(i++, j++);
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private void sameElsewhere() {
        for (var i = 0; i < before.size(); i++) {
            for (var j = 0; j < after.size() && !afterByBefore.containsKey(i); j++) {
                if (before.get(i).equals(after.get(j))) {
                    match(i, j);
                }
            }
        }
    }

    private record Pair(int before, int after, int alike) {
    }

    /** Pairs of which at least half the filled cells are the same. */
    private void likest() {
        var pairs = new ArrayList<Pair>();
        for (var i = 0; i < before.size(); i++) {
            for (var j = 0; j < after.size(); j++) {
                if (!afterByBefore.containsKey(i) && !taken.contains(j)) {
                    var same = new HashSet<>(before.get(i).entrySet());
                    same.retainAll(after.get(j).entrySet());
                    if (same.size() * 2 >= Math.max(before.get(i).size(), after.get(j).size())) {
                        pairs.add(new Pair(i, j, same.size()));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparing(Pair::alike).reversed().thenComparing(pair -> Math.abs(pair.before() - pair.after())));
        pairs.forEach(pair -> match(pair.before(), pair.after()));
    }

    private void samePlace(TreeMap<Integer, Integer> anchors) {
        for (var i = 0; i < before.size(); i++) {
            var above = anchors.lowerEntry(i);
            var below = anchors.higherEntry(i);
            var end = below == null ? after.size() : below.getValue();
            for (var j = above == null ? 0 : above.getValue() + 1; j < end && !afterByBefore.containsKey(i); j++) {
                match(i, j);
            }
        }
    }

    /** The most rows that could stay where they are; all others moved. */
    private Set<Integer> longestInOrder() {
        var keys = new ArrayList<>(afterByBefore.keySet());
        var length = new int[keys.size()];
        var previous = new int[keys.size()];
        var end = -1;
        for (var i = 0; i < keys.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (var j = 0; j < i; j++) {
                if (afterByBefore.get(keys.get(j)) < afterByBefore.get(keys.get(i)) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            end = end < 0 || length[i] > length[end] ? i : end;
        }
        var kept = new HashSet<Integer>();
        for (var i = end; i >= 0; i = previous[i]) {
            kept.add(keys.get(i));
        }
        return kept;
    }
}
