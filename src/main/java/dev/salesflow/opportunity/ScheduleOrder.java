package dev.salesflow.opportunity;

import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Which of a schedule's days cannot come before another; a day nobody has told contradicts none. */
final class ScheduleOrder {

    private static final List<List<KeyFactItem>> ORDER = List.of(
            List.of(KeyFactItem.SELECTION_START, KeyFactItem.SELECTION_END), List.of(KeyFactItem.SELECTION_START, KeyFactItem.VENDOR_DECISION),
            List.of(KeyFactItem.VENDOR_DECISION, KeyFactItem.IMPLEMENTATION_START), List.of(KeyFactItem.VENDOR_DECISION, KeyFactItem.GO_LIVE),
            List.of(KeyFactItem.IMPLEMENTATION_START, KeyFactItem.GO_LIVE));

    private ScheduleOrder() {
    }

    /** Refuses, beside the later one, the days that contradict each other. */
    static void check(Map<KeyFactItem, String> told, LocalDate signing) {
        var problems = new Refusals();
        ORDER.forEach(pair -> inOrder(problems, word(pair.get(0)), day(told, pair.get(0)), pair.get(1).name(), day(told, pair.get(1))));
        inOrder(problems, word(KeyFactItem.VENDOR_DECISION), day(told, KeyFactItem.VENDOR_DECISION), "expectedSigning", signing);
        inOrder(problems, new DefaultMessageSourceResolvable("opportunity.field.expectedSigning"), signing,
                KeyFactItem.GO_LIVE.name(), day(told, KeyFactItem.GO_LIVE));
        problems.throwIfAny();
    }

    private static void inOrder(Refusals problems, DefaultMessageSourceResolvable name, LocalDate first, String later, LocalDate then) {
        if (first != null && then != null && then.isBefore(first)) {
            problems.add(Refusal.ofField(later, "keyFact.contradicts", name, first));
        }
    }

    private static LocalDate day(Map<KeyFactItem, String> told, KeyFactItem item) {
        return told.get(item) == null ? null : LocalDate.parse(told.get(item));
    }

    private static DefaultMessageSourceResolvable word(KeyFactItem item) {
        return new DefaultMessageSourceResolvable("keyFact.item." + item);
    }
}
