package dev.salesflow.shared.web;

import dev.salesflow.shared.Refusal;
import org.springframework.validation.BindingResult;

/** Carries the domain's refusal to the form it came from. */
public final class Refused {

    private Refused() {
    }

    /** Beside the field where the form has it, else above the form; what was typed stays. */
    public static void into(BindingResult form, Refusal refusal) {
        if (refusal.field() != null && has(form, refusal.field())) {
            form.rejectValue(refusal.field(), refusal.key(), refusal.arguments(), refusal.key());
        } else {
            form.reject(refusal.key(), refusal.arguments(), refusal.key());
        }
    }

    private static boolean has(BindingResult form, String field) {
        var editor = form.getFieldType(field);
        return editor != null;
    }
}
