package dev.salesflow.training.session;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a trainer enters for one person; null for what is not known. */
public record SeatMarks(Integer markBefore, Boolean attended, Integer interaction, Integer exercises, Integer markAfter, String remark) {

    private static final int BEST = 100;
    private static final int MOST_INTERACTION = 5;

    SeatMarks(Seat seat) {
        this(seat.markBefore(), seat.attended(), seat.interaction(), seat.exercises(), seat.markAfter(), seat.remark());
    }

    /** In one line, for a page to say later what it had shown. */
    public String inOneLine() {
        return Stream.of(markBefore, attended, interaction, exercises, markAfter, remark).map(part -> part == null ? "" : part.toString()).collect(Collectors.joining("|"));
    }

    /** The fields' names end in the place of the person on the list. */
    void problems(int place, Refusals problems) {
        mark("markBefore-" + place, markBefore, problems);
        mark("exercises-" + place, exercises, problems);
        mark("markAfter-" + place, markAfter, problems);
        problems.require(interaction == null || interaction >= 1 && interaction <= MOST_INTERACTION, "interaction-" + place, "training.mark.between", 1, MOST_INTERACTION)
                .add(PlainText.lineProblem("remark-" + place, remark, 500))
                .require(!Boolean.FALSE.equals(attended) || interaction == null && exercises == null && markAfter == null, "attended-" + place, "training.seat.absentMarks");
    }

    private static void mark(String field, Integer mark, Refusals problems) {
        problems.require(mark == null || mark >= 0 && mark <= BEST, field, "training.mark.between", 0, BEST);
    }
}
