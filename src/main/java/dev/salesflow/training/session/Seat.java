package dev.salesflow.training.session;

/**
 * Who has a seat, and what they did; null where nobody has said.
 *
 * @param markBefore of the test before, of 100
 * @param interaction how much they took part, 1 to 5
 * @param exercises of 100
 * @param markAfter of the test afterwards, of 100
 */
public record Seat(String login, String name, Integer markBefore, Boolean attended, Integer interaction, Integer exercises, Integer markAfter, String remark) {

    public SeatMarks marks() {
        return new SeatMarks(this);
    }
}
