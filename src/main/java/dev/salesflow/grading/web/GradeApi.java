package dev.salesflow.grading.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.grading.Grade;
import dev.salesflow.grading.GradeBook;
import dev.salesflow.grading.GradeReport;
import dev.salesflow.identity.Viewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A customer's grade as JSON, as the import contract fixes it. */
@RestController
class GradeApi {

    /** {@code grade} is the one in force; the rest is what the table decided. */
    @Schema(name = "GradeExplained")
    record Answer(Grade grade, Integer row, String table, Integer version, Map<String, Object> inputs, String sentence,
            List<String> missing, Instant at) {
    }

    private final GradeBook grades;
    private final CustomerBook customers;
    private final Viewers viewers;
    private final GradeSentences sentences;

    GradeApi(GradeBook grades, CustomerBook customers, Viewers viewers, GradeSentences sentences) {
        this.grades = grades;
        this.customers = customers;
        this.viewers = viewers;
        this.sentences = sentences;
    }

    @Operation(operationId = "explainGrade", summary = "Why a customer has its grade",
            description = "The grade in force, and the row of the rule table that decided with the facts it went by.")
    @GetMapping("/api/customers/{id}/grade")
    Answer grade(@PathVariable UUID id, Locale locale) {
        customers.find(id, viewers.current());
        return answer(grades.report(id), locale);
    }

    private Answer answer(GradeReport report, Locale locale) {
        var sentence = sentences.of(report, locale);
        var decision = report.decision();
        return decision == null
                ? new Answer(report.grade(), null, null, null, Map.of(), sentence, List.of(), null)
                : new Answer(report.grade(), decision.row(), decision.table(), decision.version(), decision.inputs(),
                        sentence, decision.missing(), decision.at());
    }
}
