package dev.salesflow.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.Satisfaction;
import dev.salesflow.customer.Selection;
import dev.salesflow.customer.SystemState;
import dev.salesflow.rules.RuleBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All 4,320 combinations of the facts, unknown ones included. */
@SalesflowTest
class EveryCaseTest {

    @Autowired
    RuleBook rules;

    private Map<CustomerProfile, Verdict> verdicts;

    @BeforeEach
    void gradeAll() {
        var all = all();
        var verdict = new Judge(rules, LocalDate.of(2026, 11, 22)).verdicts(all, Collections.nCopies(all.size(), null));
        verdicts = new java.util.HashMap<>();
        for (var i = 0; i < all.size(); i++) {
            verdicts.put(all.get(i), verdict.get(i));
        }
    }

    @Test
    void exactlyOneRowDecidesEachCase() {
        assertThat(verdicts).hasSize(4 * 6 * 4 * 5 * 3 * 3);
        assertThat(verdicts.values()).allMatch(v -> v.row() != null);
    }

    @Test
    void everyCaseHasEitherAGradeOrANamedFactToFindOut() {
        verdicts.forEach((profile, verdict) ->
                assertThat(verdict.grade() == null).as(profile.toString()).isEqualTo(!verdict.missing().isEmpty()));
    }

    @Test
    void namesOnlyFactsThatAreNotKnownAndCouldChangeTheOutcome() {
        verdicts.forEach((profile, verdict) -> verdict.missing().forEach(field -> {
            assertThat(profile.facts().get(field)).as("%s of %s", field, profile).isNull();
            assertThat(canMatter(profile, verdict, field)).as("%s of %s", field, profile).isTrue();
        }));
    }

    @Test
    void givesAGradeOnceEverythingNamedIsFoundOut() {
        verdicts.forEach((profile, verdict) -> {
            if (verdict.grade() == null) {
                for (var filled : filledIn(profile, Set.copyOf(verdict.missing()))) {
                    var next = verdicts.get(filled);
                    // An answer may open one more question, but never the same one.
                    assertThat(next.grade() != null || Collections.disjoint(next.missing(), verdict.missing()))
                            .as("%s → %s", profile, filled).isTrue();
                }
            }
        });
    }

    @Test
    void asksNothingAboutAPresentSystemWhereThereIsNone() {
        verdicts.forEach((profile, verdict) -> {
            if (profile.computerisation() == Computerisation.NONE) {
                assertThat(verdict.missing()).as(profile.toString()).doesNotContain(CustomerField.SYSTEM_STATE,
                        CustomerField.SATISFACTION, CustomerField.VENDOR_HOPE, CustomerField.DESIGNER_LEFT);
            }
            if (profile.computerisation() == Computerisation.VENDOR) {
                assertThat(verdict.missing()).doesNotContain(CustomerField.DESIGNER_LEFT);
            }
            if (profile.computerisation() == Computerisation.SELF_DEVELOPED) {
                assertThat(verdict.missing()).doesNotContain(CustomerField.VENDOR_HOPE);
            }
        });
    }

    @Test
    void aStartedSelectionIsAnAWhateverElseIsKnown() {
        verdicts.forEach((profile, verdict) -> {
            if (EnumSet.of(Selection.STARTED, Selection.IMMINENT).contains(
                    profile.selection() == null ? Selection.DENIED : profile.selection())) {
                assertThat(verdict.grade()).as(profile.toString()).isEqualTo(Grade.A);
            }
        });
    }

    /** Whether some way to fill in what is missing makes this one field change the outcome. */
    private boolean canMatter(CustomerProfile profile, Verdict verdict, CustomerField field) {
        var others = verdict.missing().stream().filter(f -> f != field).collect(Collectors.toSet());
        return filledIn(profile, others).stream().anyMatch(filled ->
                filledIn(filled, Set.of(field)).stream().map(p -> verdicts.get(p).row()).distinct().count() > 1);
    }

    private static List<CustomerProfile> filledIn(CustomerProfile profile, Set<CustomerField> fields) {
        return all().stream().filter(p -> p.facts().entrySet().stream().allMatch(e -> fields.contains(e.getKey())
                ? e.getValue() != null : java.util.Objects.equals(e.getValue(), profile.facts().get(e.getKey())))).toList();
    }

    private static final List<CustomerProfile> ALL = new ArrayList<>();

    private static List<CustomerProfile> all() {
        if (ALL.isEmpty()) {
            for (var c : orUnknown(Computerisation.values())) {
                for (var s : orUnknown(Selection.values())) {
                    for (var st : orUnknown(SystemState.values())) {
                        for (var sa : orUnknown(Satisfaction.values())) {
                            for (var v : orUnknown(true, false)) {
                                for (var d : orUnknown(true, false)) {
                                    ALL.add(new CustomerProfile(c, s, st, sa, v, d));
                                }
                            }
                        }
                    }
                }
            }
        }
        return ALL;
    }

    @SafeVarargs
    private static <T> List<T> orUnknown(T... values) {
        return java.util.stream.Stream.concat(Arrays.stream(values), java.util.stream.Stream.of((T) null))
                .map(Function.identity()).toList();
    }
}
