package dev.salesflow.training.web;

import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.Typed;
import dev.salesflow.training.session.Seat;
import dev.salesflow.training.session.SeatMarks;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Attendance and marks as a form brings them. Row n belongs to the person in {@code login-n}, wherever they stand on the list by now;
 * {@code was-n} is what the page had shown of them.
 */
final class MarkSheet {

    private static final List<String> FIELDS = List.of("markBefore", "attended", "interaction", "exercises", "markAfter", "remark");

    private final Map<String, String> values;
    private final Refusals unread = new Refusals();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, SeatMarks> marks = new LinkedHashMap<>();
    private final Map<String, SeatMarks> touched = new LinkedHashMap<>();

    /** @param values of any form of the page: those of another one hold no rows */
    MarkSheet(Map<String, String> values) {
        this.values = values;
        for (var row = 0; values.containsKey("login-" + row); row++) {
            read(row, values.get("login-" + row));
        }
    }

    private void read(int row, String login) {
        var typed = new Typed(values);
        var read = marks(typed, row);
        rows.put(login, row);
        marks.put(login, read);
        if (!typed.problems().all().isEmpty() || !read.inOneLine().equals(values.get("was-" + row))) {
            touched.put(login, read);
        }
        unread.addAll(typed.problems().all());
    }

    private static SeatMarks marks(Typed typed, int row) {
        var attended = typed.text("attended-" + row, 10);
        typed.problems().require(attended == null || attended.equals("yes") || attended.equals("no"), "attended-" + row, "error.notAChoice");
        return new SeatMarks(typed.wholeNumber("markBefore-" + row), attended == null ? null : attended.equals("yes"), typed.wholeNumber("interaction-" + row),
                typed.wholeNumber("exercises-" + row), typed.wholeNumber("markAfter-" + row), typed.text("remark-" + row, 500));
    }

    /** Whether the list still holds the same people, in the same order. */
    boolean isOf(List<Seat> list) {
        return rows.size() == list.size() && list.stream().map(Seat::login).toList().equals(List.copyOf(marks.keySet()))
                && rows.values().stream().allMatch(row -> values.containsKey("was-" + row));
    }

    /** What could not be read. */
    Refusals unread() {
        return unread;
    }

    Map<String, SeatMarks> marks() {
        return marks;
    }

    /** Those whose row the person changed. */
    Map<String, SeatMarks> touched() {
        return touched;
    }

    /** By login, what the page had shown. */
    Map<String, String> was() {
        var was = new HashMap<String, String>();
        rows.forEach((login, row) -> was.put(login, values.get("was-" + row)));
        return was;
    }

    /**
     * The page's values: what was typed where the row was touched, else what stands there now. A touched row goes on saying what it had
     * shown first, until its person is told that somebody else changed it.
     */
    Map<String, String> shown(List<Seat> list, Map<String, String> problems) {
        var shown = new HashMap<>(values);
        for (var place = 0; place < list.size(); place++) {
            var seat = list.get(place);
            var at = place;
            var row = rows.get(seat.login());
            if (touched.containsKey(seat.login())) {
                FIELDS.forEach(field -> shown.put(field + "-" + at, values.get(field + "-" + row)));
            } else {
                present(seat, at, shown);
            }
            shown.put("was-" + at, touched.containsKey(seat.login()) && !problems.containsKey("was-" + at) ? values.get("was-" + row) : seat.marks().inOneLine());
        }
        return shown;
    }

    private static void present(Seat seat, int place, Map<String, String> shown) {
        shown.put("markBefore-" + place, Objects.toString(seat.markBefore(), ""));
        shown.put("attended-" + place, seat.attended() == null ? "" : seat.attended() ? "yes" : "no");
        shown.put("interaction-" + place, Objects.toString(seat.interaction(), ""));
        shown.put("exercises-" + place, Objects.toString(seat.exercises(), ""));
        shown.put("markAfter-" + place, Objects.toString(seat.markAfter(), ""));
        shown.put("remark-" + place, Objects.toString(seat.remark(), ""));
    }
}
