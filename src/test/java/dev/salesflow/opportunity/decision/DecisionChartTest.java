package dev.salesflow.opportunity.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.opportunity.decision.DecisionChart.Box;
import dev.salesflow.opportunity.decision.DecisionPerson.Part;
import dev.salesflow.opportunity.decision.DecisionPerson.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionChartTest {

    private final List<DecisionPerson> people = new ArrayList<>();

    private UUID person(String name, boolean inside, UUID above, Integer step) {
        var id = UUID.randomUUID();
        people.add(new DecisionPerson(id, 1, name, null, inside, Part.USER, Support.UNKNOWN, above, step, null));
        return id;
    }

    private Box box(DecisionChart chart, String name) {
        return chart.boxes().stream().filter(box -> box.person().name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void putsAPersonOverTheMiddleOfThoseBelow() {
        var boss = person("Boss", true, null, null);
        person("Left", true, boss, null);
        person("Right", true, boss, null);

        var chart = DecisionChart.of(people);

        assertThat(box(chart, "Boss").middle() * 2).isEqualTo(box(chart, "Left").middle() + box(chart, "Right").middle());
        assertThat(box(chart, "Left").y()).isEqualTo(box(chart, "Right").y()).isGreaterThan(box(chart, "Boss").y());
        assertThat(chart.lines()).hasSize(2);
    }

    @Test
    void neverLaysTwoPeopleOverEachOtherNorOutsideThePicture() {
        UUID above = null;
        for (var n = 0; n < 40; n++) {
            var id = person("P" + n, n % 5 != 0, n % 3 == 0 ? null : above, n < 20 ? n + 1 : null);
            above = n % 4 == 0 ? id : above;
        }

        var chart = DecisionChart.of(people);

        assertThat(chart.boxes()).hasSize(40);
        for (var one : chart.boxes()) {
            assertThat(one.x() + DecisionChart.BOX_WIDTH).isLessThanOrEqualTo(chart.width());
            assertThat(one.y() + DecisionChart.BOX_HEIGHT).isLessThanOrEqualTo(chart.height());
            assertThat(chart.boxes()).filteredOn(other -> other != one).noneMatch(other -> other.y() == one.y()
                    && Math.abs(other.x() - one.x()) < DecisionChart.BOX_WIDTH);
        }
    }

    @Test
    void partsThoseOutsideFromThoseInsideAndFollowsThePathStepByStep() {
        person("Buyer", true, null, 2);
        person("Adviser", false, null, 1);

        var chart = DecisionChart.of(people);

        assertThat(chart.divider()).isBetween(box(chart, "Buyer").x() + DecisionChart.BOX_WIDTH, box(chart, "Adviser").x());
        assertThat(chart.path()).singleElement().satisfies(line -> {
            assertThat(line.x1()).isEqualTo(box(chart, "Adviser").x());
            assertThat(line.x2()).isEqualTo(box(chart, "Buyer").x() + DecisionChart.BOX_WIDTH);
            assertThat(line.y1()).isEqualTo(line.y2());
        });
    }

    @Test
    void thePathMeetsTheEdgeOfABoxSoThatItsArrowIsSeen() {
        var boss = person("Boss", true, null, 2);
        person("Clerk", true, boss, 1);

        var chart = DecisionChart.of(people);

        assertThat(chart.path()).singleElement().satisfies(line -> {
            assertThat(line.y1()).isEqualTo(box(chart, "Clerk").y());
            assertThat(line.y2()).isEqualTo(box(chart, "Boss").y() + DecisionChart.BOX_HEIGHT);
        });
    }

    @Test
    void hasNoDividerWhereAllAreInside() {
        person("Boss", true, null, null);

        assertThat(DecisionChart.of(people).divider()).isNull();
    }
}
