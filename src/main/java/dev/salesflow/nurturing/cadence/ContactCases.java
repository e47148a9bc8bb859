package dev.salesflow.nurturing.cadence;

import dev.salesflow.grading.CustomerTier;
import dev.salesflow.grading.Grade;
import dev.salesflow.nurturing.Cadence;
import dev.salesflow.nurturing.CadenceFacts;
import dev.salesflow.rules.FiredRow;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.rules.RulesPublished;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides every case a customer can be, once per published version; SQL joins the answers, so that no customer is ever
 * decided about alone. Grade, intent and tier make eighty cases, unknown ones included.
 */
@Component
class ContactCases {

    private static final Set<String> TABLES = Set.of(NurturingRules.CONTACT_CADENCE.table(), NurturingRules.POOL_RETURN.table());

    private static final String WRITE = """
            with now as (
                insert into contact_case as k (grade, intent, tier, days, way, visit_days, rule_row, idle_days, warn_days)
                select grade, intent, tier, cast(days as integer), way, cast(visit_days as integer), cast(rule_row as integer), cast(idle_days as integer), cast(warn_days as integer)
                from unnest(cast(:grades as text[]), cast(:intents as text[]), cast(:tiers as text[]), cast(:days as text[]),
                            cast(:ways as text[]), cast(:visits as text[]), cast(:rows as text[]), cast(:idle as text[]), cast(:warn as text[]))
                     as n (grade, intent, tier, days, way, visit_days, rule_row, idle_days, warn_days)
                on conflict (grade, intent, tier) do update
                    set days = excluded.days, way = excluded.way, visit_days = excluded.visit_days, rule_row = excluded.rule_row, idle_days = excluded.idle_days, warn_days = excluded.warn_days
                    where (k.days, k.way, k.visit_days, k.rule_row, k.idle_days, k.warn_days)
                        is distinct from (excluded.days, excluded.way, excluded.visit_days, excluded.rule_row, excluded.idle_days, excluded.warn_days)
                returning 1)
            update contact_state set wanted = wanted + 1 where exists (select 1 from now)""";

    private record Answer(CadenceFacts facts, FiredRow<Cadence> cadence, PoolFacts.Term term) {

        private boolean returns() {
            return term != null && Boolean.TRUE.equals(term.returns());
        }
    }

    private final RuleBook rules;
    private final JdbcClient jdbc;

    ContactCases(RuleBook rules, JdbcClient jdbc) {
        this.rules = rules;
        this.jdbc = jdbc;
    }

    /** All nodes hear of a version and write the same; who comes second finds nothing to change. */
    @EventListener
    @Transactional
    void on(RulesPublished event) {
        if (TABLES.contains(event.table())) {
            jdbc.sql("select day from contact_state for update").query().singleValue();
            write(decide());
        }
    }

    private List<Answer> decide() {
        var facts = cases();
        var cadences = rules.decideAll(NurturingRules.CONTACT_CADENCE, facts);
        var terms = rules.decideAll(NurturingRules.POOL_RETURN, facts.stream().map(one -> new PoolFacts(one.grade(), one.tier())).toList());
        var answers = new ArrayList<Answer>();
        for (var n = 0; n < facts.size(); n++) {
            answers.add(new Answer(facts.get(n), cadences.get(n).row().orElse(null), terms.get(n).row().map(FiredRow::result).orElse(null)));
        }
        return answers;
    }

    private static List<CadenceFacts> cases() {
        var cases = new ArrayList<CadenceFacts>();
        for (var grade : orUnknown(Grade.values())) {
            for (var intent : orUnknown(CadenceFacts.Intent.values())) {
                for (var tier : orUnknown(CustomerTier.values())) {
                    cases.add(new CadenceFacts(grade, intent, tier));
                }
            }
        }
        return cases;
    }

    private static <E> List<E> orUnknown(E[] values) {
        var all = new ArrayList<>(List.of(values));
        all.add(null);
        return all;
    }

    private void write(List<Answer> answers) {
        jdbc.sql(WRITE)
                .param("grades", texts(answers, one -> name(one.facts().grade())))
                .param("intents", texts(answers, one -> name(one.facts().intent())))
                .param("tiers", texts(answers, one -> name(one.facts().tier())))
                .param("days", texts(answers, one -> one.cadence() == null ? null : one.cadence().result().days()))
                .param("ways", texts(answers, one -> one.cadence() == null ? null : one.cadence().result().way()))
                .param("visits", texts(answers, one -> one.cadence() == null ? null : one.cadence().result().visitDays()))
                .param("rows", texts(answers, one -> one.cadence() == null ? null : one.cadence().row()))
                .param("idle", texts(answers, one -> one.returns() ? one.term().idleDays() : null))
                .param("warn", texts(answers, one -> one.returns() ? one.term().warnDays() : null))
                .update();
    }

    private static String name(Enum<?> choice) {
        return choice == null ? "" : choice.name();
    }

    private static String[] texts(List<Answer> answers, Function<Answer, Object> part) {
        return answers.stream().map(part).map(value -> value == null ? null : value.toString()).toArray(String[]::new);
    }
}
