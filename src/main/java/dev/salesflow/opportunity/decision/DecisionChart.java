package dev.salesflow.opportunity.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The picture of a decision: those inside the customer as a tree of who reports to whom, those outside to their right, and
 * the decision's path from step to step. All measures in the SVG's own units.
 *
 * @param divider where those outside begin; null where there are only the one or the other
 */
public record DecisionChart(List<Box> boxes, List<Line> lines, List<Line> path, Integer divider, int width, int height) {

    static final int BOX_WIDTH = 176;
    static final int BOX_HEIGHT = 62;
    private static final int GAP = 22;
    private static final int LEVEL = BOX_HEIGHT + 40;
    private static final int MARGIN = 14;
    private static final int DIVIDER = 44;

    /** A person's place: the upper left corner. */
    public record Box(DecisionPerson person, int x, int y) {

        int middle() {
            return x + BOX_WIDTH / 2;
        }
    }

    /** From one point to another. */
    public record Line(int x1, int y1, int x2, int y2) {

        /** Halfway down, where a line to a person below turns. */
        public int turn() {
            return (y1 + y2) / 2;
        }
    }

    public static DecisionChart of(List<DecisionPerson> people) {
        return new Layout(people).draw();
    }

    private static final class Layout {

        private final List<DecisionPerson> people;
        private final Map<UUID, Box> placed = new LinkedHashMap<>();
        private int right = MARGIN;
        private int bottom = MARGIN;

        Layout(List<DecisionPerson> people) {
            this.people = people;
        }

        DecisionChart draw() {
            placeRoots(true);
            Integer divider = null;
            if (!placed.isEmpty() && people.stream().anyMatch(this::isOutsideRoot)) {
                divider = right - GAP + DIVIDER / 2;
                right += DIVIDER - GAP;
            }
            placeRoots(false);
            return new DecisionChart(List.copyOf(placed.values()), lines(), path(), divider, Math.max(right - GAP, MARGIN) + MARGIN, bottom + MARGIN);
        }

        private boolean isOutsideRoot(DecisionPerson person) {
            return person.reportsTo() == null && !person.inside();
        }

        private void placeRoots(boolean inside) {
            people.stream().filter(person -> person.reportsTo() == null && person.inside() == inside).forEach(root -> place(root, 0));
        }

        /** Those below first: a person stands over the middle of them. */
        private Box place(DecisionPerson person, int level) {
            var below = people.stream().filter(one -> person.id().equals(one.reportsTo())).map(one -> place(one, level + 1)).toList();
            var y = MARGIN + level * LEVEL;
            var x = right;
            if (below.isEmpty()) {
                right += BOX_WIDTH + GAP;
            } else {
                x = (below.get(0).x() + below.get(below.size() - 1).x()) / 2;
            }
            bottom = Math.max(bottom, y + BOX_HEIGHT);
            var box = new Box(person, x, y);
            placed.put(person.id(), box);
            return box;
        }

        private List<Line> lines() {
            return placed.values().stream().filter(box -> box.person().reportsTo() != null).map(box -> {
                var above = placed.get(box.person().reportsTo());
                return new Line(above.middle(), above.y() + BOX_HEIGHT, box.middle(), box.y());
            }).toList();
        }

        private List<Line> path() {
            var onPath = placed.values().stream().filter(box -> box.person().step() != null)
                    .sorted(Comparator.comparing(box -> box.person().step())).toList();
            var path = new ArrayList<Line>();
            for (var n = 1; n < onPath.size(); n++) {
                var from = onPath.get(n - 1);
                var to = onPath.get(n);
                path.add(fromEdgeToEdge(from, to));
            }
            return path;
        }

        /** Along the line between their middles, where it leaves the one and meets the other. */
        private static Line fromEdgeToEdge(Box from, Box to) {
            var dx = to.middle() - from.middle();
            var dy = to.y() - from.y();
            var part = Math.min(dx == 0 ? 1 : BOX_WIDTH / 2.0 / Math.abs(dx), dy == 0 ? 1 : BOX_HEIGHT / 2.0 / Math.abs(dy));
            var x = (int) Math.round(dx * part);
            var y = (int) Math.round(dy * part);
            return new Line(from.middle() + x, from.y() + BOX_HEIGHT / 2 + y, to.middle() - x, to.y() + BOX_HEIGHT / 2 - y);
        }
    }
}
