package dev.salesflow.shared.web;

import dev.salesflow.shared.Refusal;
import org.springframework.validation.BindingResult;

/** Carries the domain's refusal to the form it came from. */
public final class Refused {

    private Refused() {
    }

    /** Beside its field where the form has it and nothing stands there yet, else above the form; what was typed stays. */
    public static void into(BindingResult form, Refusal refusal) {
        refusal.all().forEach(one -> {
            if (one.field() == null || form.getFieldType(one.field()) == null) {
                form.reject(one.key(), one.arguments(), one.key());
            } else if (!form.hasFieldErrors(one.field())) {
                form.rejectValue(one.field(), one.key(), one.arguments(), one.key());
            }
        });
    }
}
