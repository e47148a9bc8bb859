package dev.salesflow.coaching;

import dev.salesflow.rules.FieldWords;
import dev.salesflow.rules.Operator;
import dev.salesflow.rules.RowNote;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells facts and evidence in the reader's language; pages and the tasks' forms say the same words. */
@Component
public class CoachingWords {

    private static final Set<String> PERCENT =
            Set.of("winRate", "conversion", "averageDiscount", "deepestDiscount");
    private static final Set<String> STAGES = Set.of("weakestStage", "fallenStage");
    private static final Set<String> POINTS = Set.of("winRateBehind", "conversionBehind", "winRateFallen", "conversionFallen");

    private final MessageSource messages;

    CoachingWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * One fact as a person reads it.
     *
     * @param asked what the row that fired asked of it, for instance "less than 4"; null where it did not ask
     */
    public record Fact(String name, String label, String value, String asked) {

        public boolean decisive() {
            return asked != null;
        }
    }

    /** Why it was started, in one sentence. */
    public String cause(CoachingView coaching, Locale locale) {
        return coaching.ruleRow() == null
                ? say(locale, "coaching.cause.person", coaching.startedBy(), coaching.reason())
                : say(locale, "coaching.cause.rule", note(coaching.evidence(), locale), coaching.tableName(),
                        coaching.tableVersion(), coaching.ruleRow());
    }

    /** Every fact that was known at the start; those that decided come first. */
    public List<Fact> facts(Evidence evidence, Locale locale) {
        var decisive = new ArrayList<Fact>();
        var others = new ArrayList<Fact>();
        evidence.facts().forEach((name, value) -> {
            if (!name.equals("rep")) {
                var fact = fact(name, value, evidence, locale);
                (fact.decisive() ? decisive : others).add(fact);
            }
        });
        decisive.addAll(others);
        return decisive;
    }

    /** Cause and deciding facts as short lines, for a form. */
    public String summary(CoachingView coaching, Locale locale) {
        var lines = new ArrayList<String>();
        lines.add(say(locale, "coaching.summary", coaching.repName(), say(locale, coaching.topic().messageKey()),
                coaching.round()));
        lines.add(cause(coaching, locale));
        facts(coaching.evidence(), locale).stream().filter(Fact::decisive)
                .forEach(fact -> lines.add(say(locale, "coaching.summary.fact", fact.label(), fact.value(), fact.asked())));
        return String.join("\n", lines);
    }

    /** A record behind the numbers, as a line of a form. */
    public String record(String name, String text, Locale locale) {
        return say(locale, "coaching.summary.record", name, text);
    }

    /** How many more there are. */
    public String more(int number, Locale locale) {
        return say(locale, "coaching.record.more", number);
    }

    /** The value of a fact: "not available" where it is null, per cent, points, a stage's name or a number. */
    public String value(String name, Object value, Locale locale) {
        if (value == null) {
            return say(locale, "coaching.notAvailable");
        }
        if (STAGES.contains(name)) {
            return say(locale, "stage." + value);
        }
        if (name.equals("lossKind")) {
            return say(locale, "opportunity.lossKind." + value);
        }
        if (PERCENT.contains(name)) {
            return say(locale, "coaching.percent", value.toString());
        }
        if (POINTS.contains(name)) {
            return say(locale, "coaching.points", value.toString());
        }
        return value instanceof BigDecimal amount ? NumberFormat.getNumberInstance(locale).format(amount) : value.toString();
    }

    public String note(Evidence evidence, Locale locale) {
        return new RowNote(evidence.noteEn(), evidence.noteZh()).in(locale);
    }

    private Fact fact(String name, Object value, Evidence evidence, Locale locale) {
        var asked = evidence.conditionOn(name).map(condition -> asked(condition, locale)).orElse(null);
        return new Fact(name, messages.getMessage("coaching.fact." + name, null, name, locale), value(name, value, locale), asked);
    }

    /** In the words that explain rules everywhere; the fact's name stands beside it already. */
    private String asked(Evidence.Condition condition, Locale locale) {
        var operator = Operator.of(condition.operator()).orElseThrow();
        var values = operator == Operator.KNOWN ? condition.values() : condition.values().stream().map(limit -> value(condition.fact(), limit, locale)).toList();
        return messages.getMessage(FieldWords.condition("", operator, values), locale).strip();
    }

    private String say(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
