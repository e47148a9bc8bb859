package dev.salesflow.grading.web;

import dev.salesflow.grading.GradeReport;
import dev.salesflow.shared.Days;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Grades and their reasons as a person reads them, in their language. */
@Component
class GradeSentences {

    /** A fact that the table looked at; {@code text} is null while it is not known. */
    record Fact(String label, String text, boolean missing) {
    }

    private final MessageSource messages;
    private final Clock clock;

    GradeSentences(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** Of the grade in force, for instance "B: very dissatisfied with the present vendor, row 7". */
    String of(GradeReport report, Locale locale) {
        if (report.override() != null) {
            return of(report.override(), locale);
        }
        return report.decision() == null ? text(locale, "grading.sentence.notYet") : of(report.decision(), locale);
    }

    String of(GradeReport.Decided decision, Locale locale) {
        if (decision.row() == null) {
            return text(locale, "grading.sentence.noRow");
        }
        var key = decision.grade() == null ? "grading.sentence.ungraded" : "grading.sentence.graded";
        return text(locale, key, decision.grade(), decision.note().in(locale), decision.row());
    }

    String of(GradeReport.Override override, Locale locale) {
        return text(locale, "grading.sentence.override", override.grade(), override.by(), override.until().toString(),
                override.reason());
    }

    List<Fact> facts(GradeReport.Decided decision, Locale locale) {
        return decision.inputs().entrySet().stream()
                .map(input -> new Fact(label(input.getKey(), locale), value(input, locale),
                        decision.missing().contains(input.getKey())))
                .toList();
    }

    String labels(List<String> fields, Locale locale) {
        return fields.stream().map(field -> label(field, locale)).collect(Collectors.joining(text(locale, "grading.and")));
    }

    String label(String field, Locale locale) {
        return text(locale, "customer.field." + field);
    }

    private String value(Map.Entry<String, Object> input, Locale locale) {
        if (input.getValue() == null) {
            return null;
        }
        var prefix = input.getValue() instanceof Boolean ? "customer.answer." : "customer." + input.getKey() + ".";
        return text(locale, prefix + input.getValue());
    }

    String moment(Instant at) {
        return Days.moments(clock.getZone()).format(at);
    }

    /** What brought a decision about, and who: "changed by Mei". */
    String cause(GradeReport.Decided decision, Locale locale) {
        var key = "grading.cause." + decision.cause() + (decision.by() == null ? "" : ".by");
        return text(locale, key, Objects.toString(decision.by(), ""));
    }

    /** How an override came to its end. */
    String end(GradeReport.Override override, Locale locale) {
        var when = moment(override.endedAt());
        return override.endedBy() == null ? text(locale, "grading.override.ranOut", when)
                : text(locale, "grading.override.endedBy", override.endedBy(), when);
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
