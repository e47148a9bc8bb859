package dev.salesflow.grading;

import dev.salesflow.customer.CustomerField;
import dev.salesflow.rules.Decision;
import dev.salesflow.rules.FiredRow;
import dev.salesflow.rules.LiveTable;
import dev.salesflow.rules.RowNote;
import dev.salesflow.rules.RuleBook;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Grades by one version of each table on one day; held for as long as a run lasts. */
class Judge {

    private static final RowNote NO_ROW = new RowNote("", "");

    private final LiveTable<CustomerProfile, GradeSheet> grades;
    private final LiveTable<SigningPlan, SigningWindow> windows;
    private final LocalDate today;

    Judge(RuleBook rules, LocalDate today) {
        this.grades = rules.live(GradingRules.CUSTOMER_GRADE);
        this.windows = rules.live(GradingRules.SIGNING_WINDOW);
        this.today = today;
    }

    int version() {
        return grades.version().version();
    }

    /** @param expectedSignings in the profiles' order; null where none is known */
    List<Verdict> verdicts(List<CustomerProfile> profiles, List<LocalDate> expectedSignings) {
        var decisions = grades.decideAll(profiles);
        var plans = expectedSignings.stream().map(this::plan).toList();
        var windowed = windows.decideAll(plans);
        var verdicts = new ArrayList<Verdict>(profiles.size());
        for (var i = 0; i < decisions.size(); i++) {
            verdicts.add(verdict(profiles.get(i), decisions.get(i),
                    windowed.get(i).row().map(FiredRow::result).map(SigningWindow::grade).orElse(null)));
        }
        return verdicts;
    }

    private Verdict verdict(CustomerProfile profile, Decision<GradeSheet> decision, Grade window) {
        var fired = decision.row();
        if (fired.isEmpty()) {
            return new Verdict(null, decision.version(), null, NO_ROW, List.of(), false);
        }
        var sheet = fired.get().result();
        var facts = profile.facts();
        var missing = sheet.missing() == null ? List.<CustomerField>of()
                : sheet.missing().stream().filter(field -> facts.get(field) == null).toList();
        var flagged = sheet.grade() != null && window != null && !Objects.equals(window, sheet.grade());
        return new Verdict(sheet.grade(), decision.version(), fired.get().row(), fired.get().note(), missing, flagged);
    }

    private SigningPlan plan(LocalDate expected) {
        if (expected == null) {
            return new SigningPlan(null);
        }
        if (!expected.isAfter(today)) {
            return new SigningPlan(0);
        }
        var whole = (int) ChronoUnit.MONTHS.between(today, expected);
        return new SigningPlan(today.plusMonths(whole).isBefore(expected) ? whole + 1 : whole);
    }
}
