package dev.salesflow.forecast;

import dev.salesflow.grading.Grade;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.rules.RuleBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the rules say of every case a deal can be, so that SQL can join it: there are only a few hundred cases, however many
 * deals. Odds come from the own history where enough deals passed, else from the table
 * {@code stage-odds}, but never below what own history says of an earlier stage.
 */
@Component
class Judgement {

    /** A common table {@code judged}, over the parameters of {@link #parameters()}. */
    static final String SQL = """
            judged as (select * from unnest(:judgedStages, :judgedGrades, :judgedPaused, :judgedSignings, :judgedPercents, :judgedCategories)
                as judged(stage, grade, paused, signing, percent, category))""";
    /** Joins it to a deal {@code o} of a customer {@code c}, as of the day {@code :today}. */
    static final String JOIN = """
            join judged on judged.stage = o.stage and judged.grade = coalesce(c.grade, 'none') and judged.paused = o.paused
                and judged.signing = case when o.expected_signing is null then 'UNKNOWN' when o.expected_signing < :today then 'PASSED' else 'AHEAD' end""";
    private static final String UNGRADED = "none";

    private final RuleBook rules;
    private final StageHistory history;

    Judgement(RuleBook rules, StageHistory history) {
        this.rules = rules;
        this.history = history;
    }

    /** Percent of winning by stage, for a deal without a grade: what the page tells. */
    Map<Stage, Integer> percents() {
        var stages = Stage.ALL.stream().map(stage -> new DealAtStage(stage, null)).toList();
        var percents = percents(stages);
        var byStage = new HashMap<Stage, Integer>();
        Stage.ALL.forEach(stage -> byStage.put(stage, percents.get(stage.ordinal())));
        return byStage;
    }

    Map<String, Object> parameters() {
        var places = new ArrayList<DealAtStage>();
        var grades = new ArrayList<>(Arrays.asList(Grade.values()));
        grades.add(null);
        Stage.ALL.forEach(stage -> grades.forEach(grade -> places.add(new DealAtStage(stage, grade))));
        var percents = percents(places);
        var cases = new ArrayList<DealAtStage>();
        var outlooks = new ArrayList<DealOutlook>();
        for (var n = 0; n < places.size(); n++) {
            for (var paused : List.of(true, false)) {
                for (var signing : SigningDay.values()) {
                    cases.add(places.get(n));
                    outlooks.add(new DealOutlook(percents.get(n), places.get(n).grade(), paused, signing));
                }
            }
        }
        var categories = rules.decideAll(ForecastRules.CATEGORY, outlooks).stream()
                .map(decision -> decision.row().map(row -> row.result().category()).orElse(Category.PIPELINE).name()).toArray(String[]::new);
        return Map.of("judgedStages", cases.stream().map(one -> one.stage().name()).toArray(String[]::new),
                "judgedGrades", cases.stream().map(one -> one.grade() == null ? UNGRADED : one.grade().name()).toArray(String[]::new),
                "judgedPaused", outlooks.stream().map(DealOutlook::paused).toArray(Boolean[]::new),
                "judgedSignings", outlooks.stream().map(one -> one.signing().name()).toArray(String[]::new),
                "judgedPercents", outlooks.stream().map(DealOutlook::percent).toArray(Integer[]::new), "judgedCategories", categories);
    }

    /**
     * By stage, what own history says of an earlier one: whoever came further passed that one too, and is won no less often. Absent: nothing.
     */
    Map<Stage, Integer> floors() {
        return floors(history.all());
    }

    private static Map<Stage, Integer> floors(Map<Stage, StageHistory.Passed> passed) {
        var floors = new EnumMap<Stage, Integer>(Stage.class);
        Integer floor = null;
        for (var stage : Stage.ALL) {
            if (floor != null) {
                floors.put(stage, floor);
            }
            var own = passed.get(stage);
            floor = own == null || !own.enough() ? floor : Integer.valueOf(floor == null ? own.percent() : Math.max(floor, own.percent()));
        }
        return floors;
    }

    private List<Integer> percents(List<DealAtStage> places) {
        var passed = history.all();
        var floors = floors(passed);
        var odds = rules.decideAll(ForecastRules.ODDS, places);
        var percents = new ArrayList<Integer>();
        for (var n = 0; n < places.size(); n++) {
            var own = passed.get(places.get(n).stage());
            percents.add(own != null && own.enough() ? own.percent()
                    : Math.max(odds.get(n).row().map(row -> row.result().percent()).orElse(0), floors.getOrDefault(places.get(n).stage(), 0)));
        }
        return percents;
    }
}
