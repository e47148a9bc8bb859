package dev.salesflow.rules.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.shared.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two people in one draft. */
@SalesflowTest
class TypingTogetherTest {

    private static final String TABLE = "activity-minimum";
    private static final String LEAST = "-> least";

    @Autowired
    BeanFactory beans;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Viewers viewers;
    @Autowired
    DraftBook drafts;
    @Autowired
    RuleChangeBook changes;
    @Autowired
    RuleChangeSummary summary;
    @Autowired
    Presence presence;
    @Autowired
    Conflicts conflicts;
    @Autowired
    MessageSource words;

    Viewer mei;
    Viewer li;
    Viewer admin;
    UUID draft;
    List<DraftGrid.Row> rows;

    @BeforeEach
    void twoManagersInOneDraft() {
        var people = new DealFixture(jdbc);
        mei = viewers.of(people.person("MANAGER", people.team()));
        li = viewers.of(people.person("MANAGER", people.team()));
        admin = viewers.of(people.person("ADMIN", null));
        new RuleFixture(beans).giveUp(admin, TABLE);
        draft = drafts.begin(mei, TABLE).id();
        rows = drafts.grid(drafts.find(draft)).rows();
    }

    @AfterEach
    void nothingStaysOpen() {
        new RuleFixture(beans).giveUp(admin, TABLE);
    }

    @Test
    void meetInTheSameDraft() {
        assertThat(drafts.begin(li, TABLE).id()).isEqualTo(draft);
    }

    @Test
    void whoBroughtAWholeTableIsItsAuthorBesideThoseWhoTyped() {
        new RuleFixture(beans).giveUp(admin, TABLE);
        var brought = drafts.restore(mei, TABLE, drafts.latest(TABLE).version());
        drafts.type(li, brought.id(), List.of(Edit.set(drafts.grid(brought).rows().get(0).id(), LEAST, "2", "3")));

        assertThat(drafts.authors(brought)).containsExactlyInAnyOrder(mei.login(), li.login());
    }

    @Test
    void bothCellsOfOneRowAreKept() {
        drafts.type(mei, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "3")));
        var typed = drafts.type(li, draft, List.of(Edit.set(rows.get(0).id(), "note (en)", rows.get(0).cell("note (en)"), "Three")));

        assertThat(typed.conflicts()).isEmpty();
        assertThat(typed.grid().rows().get(0).cell(LEAST)).isEqualTo("3");
        assertThat(typed.grid().rows().get(0).cell("note (en)")).isEqualTo("Three");
    }

    @Test
    void theSameCellKeepsTheFirstAndShowsBoth() {
        drafts.type(mei, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "3")));
        var typed = drafts.type(li, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "4"),
                Edit.set(rows.get(1).id(), LEAST, "8", "9")));

        assertThat(typed.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.reason()).isEqualTo("cellChanged");
            assertThat(conflict.theirs()).isEqualTo("3");
            assertThat(conflict.mine()).isEqualTo("4");
        });
        assertThat(typed.grid().rows()).extracting(row -> row.cell(LEAST)).startsWith("3", "9");
    }

    @Test
    void aRowThatOneMovesAndTheOtherTypesIntoIsMovedAndTypedInto() {
        drafts.type(mei, draft, List.of(new Edit(Edit.Kind.MOVE_ROW, rows.get(0).id(), null, null, null, rows.get(2).id(), null)));
        var typed = drafts.type(li, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "5")));

        assertThat(typed.grid().rows().get(2).id()).isEqualTo(rows.get(0).id());
        assertThat(typed.grid().rows().get(2).cell(LEAST)).isEqualTo("5");
    }

    @Test
    void aRowThatAnotherChangedIsNotDeletedUnseen() {
        drafts.type(mei, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "3")));
        var typed = drafts.type(li, draft, List.of(new Edit(Edit.Kind.DELETE_ROW, rows.get(0).id(), null, null, null, null, rows.get(0).cells())));

        assertThat(typed.conflicts()).extracting(Typing.Conflict::reason).containsExactly("rowChanged");
        assertThat(typed.grid().rows()).hasSize(rows.size());
    }

    @Test
    void aRowThatStillShowsOnesOwnSpellingIsDeleted() {
        drafts.type(li, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "1,200")));
        var seen = new HashMap<>(rows.get(0).cells());
        seen.put(LEAST, "1,200");
        var typed = drafts.type(li, draft, List.of(new Edit(Edit.Kind.DELETE_ROW, rows.get(0).id(), null, null, null, null, seen)));

        assertThat(typed.conflicts()).isEmpty();
        assertThat(typed.grid().rows()).hasSize(rows.size() - 1);
    }

    @Test
    void whatIsTypedIntoADeletedRowIsToldAndNotLostInSilence() {
        drafts.type(mei, draft, List.of(new Edit(Edit.Kind.DELETE_ROW, rows.get(0).id(), null, null, null, null, rows.get(0).cells())));
        var typed = drafts.type(li, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "7")));

        assertThat(typed.conflicts()).extracting(Typing.Conflict::reason, Typing.Conflict::mine)
                .containsExactly(tuple("rowGone", "7"));
    }

    /** The second edit was on its way while the person still saw their own spelling of the first. */
    @Test
    void whatIsSpelledAnewMeetsNobody() {
        drafts.type(mei, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "1,200")));
        var typed = drafts.type(mei, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "1,200", "1,300")));

        assertThat(typed.conflicts()).isEmpty();
        assertThat(typed.grid().rows().get(0).cell(LEAST)).isEqualTo("1300");
    }

    @Test
    void keepsWhatIsTypedEvenIfItIsWrongAndSaysWhatIsWrong() {
        drafts.type(mei, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "many")));

        assertThat(drafts.grid(drafts.find(draft)).rows().get(0).cell(LEAST)).isEqualTo("many");
        assertThat(drafts.soundness(drafts.find(draft)).findings()).anySatisfy(finding -> {
            assertThat(finding.rows()).containsExactly(1);
            assertThat(finding.columns()).containsExactly(LEAST);
        });
        assertThatThrownBy(() -> changes.submit(mei, draft, "Because")).isInstanceOf(Refusal.class).hasMessageContaining("unsound");
    }

    @Test
    void aColumnComesEmptyAndGoesOnlyEmpty() {
        var typed = drafts.type(mei, draft, List.of(column(Edit.Kind.ADD_COLUMN, "activity in"),
                Edit.set(rows.get(0).id(), "activity in", "", "VISITS")));
        assertThat(typed.grid().columns()).startsWith("activity =", "span =", "activity in");
        assertThat(drafts.type(li, draft, List.of(column(Edit.Kind.REMOVE_COLUMN, "activity in"))).conflicts())
                .extracting(Typing.Conflict::reason).containsExactly("columnFilled");

        drafts.type(li, draft, List.of(Edit.set(rows.get(0).id(), "activity in", "VISITS", ""), column(Edit.Kind.REMOVE_COLUMN, "activity in")));

        assertThat(drafts.grid(drafts.find(draft)).columns()).doesNotContain("activity in");
    }

    @Test
    void rowsForWhichThereIsNoRoomComeNotEvenInPart() {
        var room = RuleTable.MOST_ROWS - rows.size();

        var typed = drafts.type(mei, draft, pasted(room + 1));
        assertThat(typed.grid().rows()).isEqualTo(rows);
        assertThat(typed.conflicts()).singleElement().extracting(Typing.Conflict::reason).isEqualTo("full");
        assertThat(conflicts.of(mei, draft).all()).isZero();

        assertThat(drafts.type(mei, draft, pasted(room)).grid().rows()).hasSize(RuleTable.MOST_ROWS);
    }

    /** As the grid sends a range that was pasted below the last row. */
    private static List<Edit> pasted(int rows) {
        return IntStream.range(0, rows).boxed().flatMap(i -> Stream.of(new Edit(Edit.Kind.INSERT_ROW, "new-" + i, null, null, null, "new-" + (i - 1), Map.of()),
                Edit.set("new-" + i, LEAST, "", "1"))).toList();
    }

    @Test
    void whatMetAnothersEditIsThereForItsAuthorUntilItIsDecided() {
        drafts.type(mei, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "3"), Edit.set(rows.get(1).id(), LEAST, "8", "7")));
        drafts.type(li, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "4"), Edit.set(rows.get(1).id(), LEAST, "8", "9"),
                Edit.set("gone", LEAST, "", "5")));

        var kept = conflicts.of(li, draft);
        assertThat(kept.all()).isEqualTo(3);
        assertThat(kept.first()).extracting(Conflicts.Kept::reason, Conflicts.Kept::theirs, Conflicts.Kept::mine)
                .containsExactly(tuple("cellChanged", "3", "4"), tuple("cellChanged", "7", "9"), tuple("rowGone", "", "5"));
        assertThat(conflicts.of(mei, draft).all()).isZero();

        // Takes the first, lets the second go, and then all that is left.
        drafts.type(li, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "3", "4")));
        conflicts.dismiss(mei, draft, kept.first().get(1).id());
        assertThat(conflicts.of(li, draft).first()).extracting(Conflicts.Kept::mine).containsExactly("9", "5");
        conflicts.dismiss(li, draft, kept.first().get(1).id());
        assertThat(conflicts.of(li, draft).first()).extracting(Conflicts.Kept::mine).containsExactly("5");
        conflicts.dismiss(li, draft, null);
        assertThat(conflicts.of(li, draft).all()).isZero();
    }

    @Test
    void seeEachOtherAndTheCell() {
        presence.at(mei, draft, rows.get(1).id(), LEAST);
        presence.at(li, draft, null, null);

        assertThat(presence.others(li, draft)).singleElement().satisfies(person -> {
            assertThat(person.login()).isEqualTo(mei.login());
            assertThat(person.row()).isEqualTo(rows.get(1).id());
            assertThat(person.column()).isEqualTo(LEAST);
        });
    }

    @Test
    void noExampleIsSaidToComeOutRightWhileACellCannotBeRead() {
        drafts.type(mei, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "abc")));

        assertThat(summary.failures(drafts.find(draft))).isEmpty();
        assertThat(summary.checks(drafts.find(draft), Locale.ENGLISH)).contains("The examples were not run");
    }

    @Test
    void anExampleThatComesOutOtherwiseIsShownWithBothAnswers() {
        drafts.type(mei, draft, List.of(Edit.set(rows.get(0).id(), LEAST, "2", "3")));

        assertThat(summary.failures(drafts.find(draft)).orElseThrow()).singleElement().satisfies(failure -> {
            assertThat(words.getMessage(failure.expected(), Locale.ENGLISH)).isEqualTo("At least: 2");
            assertThat(words.getMessage(failure.actual(), Locale.ENGLISH)).isEqualTo("At least: 3");
            assertThat(words.getMessage(failure.expected(), Locale.SIMPLIFIED_CHINESE)).isEqualTo("至少：2");
        });
        assertThat(summary.difference(drafts.find(draft), Locale.ENGLISH)).isEqualTo("Row 1: At least: 2 → 3");
    }

    @Test
    void columnsInAnotherOrderAreADifferenceInWordsToo() {
        new RuleFixture(beans).giveUp(admin, TABLE);
        var table = drafts.read(drafts.latest(TABLE));
        var columns = new ArrayList<>(table.columns());
        Collections.reverse(columns);

        var turned = drafts.take(mei, new RuleTable(table.contract(), table.policy(), columns, table.results(), table.rows()));

        assertThat(summary.difference(turned, Locale.ENGLISH)).isEqualTo("The columns stand in another order.");
        assertThat(summary.difference(turned, Locale.SIMPLIFIED_CHINESE)).isEqualTo("列顺序有变化。");
    }

    private static Edit column(Edit.Kind kind, String label) {
        return new Edit(kind, null, label, null, null, "span =", null);
    }
}
