package dev.salesflow.process.engine;

import dev.salesflow.shared.Refusal;
import java.util.Locale;

/** A refusal because of one field, with the name the person sees beside it in the form. */
class FieldRefused extends RuntimeException {

    private final String label;
    private final String labelZh;

    FieldRefused(Refusal cause, FormSchema form) {
        super(cause.getMessage(), cause);
        var field = find(form, cause.field());
        this.label = field == null ? cause.field() : field.label();
        this.labelZh = field == null ? null : field.labelZh();
    }

    String label(Locale locale) {
        return locale.getLanguage().equals("zh") && labelZh != null ? labelZh : label;
    }

    private static FormField find(FormSchema form, String key) {
        return find(form.fields(), key);
    }

    private static FormField find(java.util.List<FormField> fields, String key) {
        for (var field : fields) {
            if (field.key().equals(key)) {
                return field;
            }
            var nested = find(field.children(), key);
            if (nested != null) {
                return nested;
            }
        }
        return null;
    }
}
