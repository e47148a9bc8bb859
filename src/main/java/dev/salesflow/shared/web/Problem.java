package dev.salesflow.shared.web;

import dev.salesflow.shared.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatusCode;

/**
 * What went wrong, as pages and JSON say it.
 *
 * @param kind a stable name for programs, for instance {@code not-found} or the key of a refusal
 * @param field the input it is about, or null
 * @param errors each input with its sentence, where there are several
 */
record Problem(HttpStatusCode status, String kind, String field, String sentence, List<Fault> errors) {

    /** What is wrong with one input, or with the whole where {@code field} is null. */
    record Fault(String field, String detail) {
    }

    Problem(HttpStatusCode status, String kind, String field, String sentence) {
        this(status, kind, field, sentence, List.of());
    }

    static Problem of(HttpStatusCode status, String kind, Refusal refusal, Texts texts) {
        var faults = refusal.all().stream().map(one -> new Fault(one.field(), texts.text(one))).toList();
        var sentence = faults.stream().map(Fault::detail).distinct().collect(Collectors.joining(" "));
        return new Problem(status, kind, refusal.field(), sentence, faults.size() == 1 ? List.of() : faults);
    }
}
