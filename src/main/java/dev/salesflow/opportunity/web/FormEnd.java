package dev.salesflow.opportunity.web;

import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How each form about a deal ends: done, or shown once more with each reason beside its field. */
@Component
class FormEnd {

    private final Texts texts;

    FormEnd(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param work done only if nothing typed was at fault
     * @param again the form with these problems by field
     */
    String of(Typed typed, HttpServletResponse response, Runnable work, Supplier<String> done, Function<Map<String, String>, String> again) {
        try {
            typed.problems().throwIfAny();
            work.run();
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return again.apply(texts.byField(refusal));
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return again.apply(Map.of("", texts.text("error.changedMeanwhile")));
        }
        return done.get();
    }
}
