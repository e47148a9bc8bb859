package dev.salesflow.shared.web;

import dev.salesflow.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How every form of a page ends: done, or shown once more with each reason beside its field. */
@Component
public class FormEnd {

    private final Texts texts;

    FormEnd(Texts texts) {
        this.texts = texts;
    }

    /**
     * The view that {@code work} leads to, or else the form once more.
     *
     * @param again the form with these problems by field
     */
    public String of(HttpServletResponse response, Supplier<String> work, Function<Map<String, String>, String> again) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            response.setStatus((refusal.isConflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY).value());
            return again.apply(texts.byField(refusal));
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return again.apply(Map.of("", texts.text("error.changedMeanwhile")));
        }
    }

    /** The same of work that is begun only if nothing typed was at fault. */
    public String of(Typed typed, HttpServletResponse response, Runnable work, Supplier<String> done, Function<Map<String, String>, String> again) {
        return of(response, () -> {
            typed.problems().throwIfAny();
            work.run();
            return done.get();
        }, again);
    }
}
