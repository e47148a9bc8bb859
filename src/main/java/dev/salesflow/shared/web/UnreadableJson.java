package dev.salesflow.shared.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.salesflow.shared.Refusal;

/** A parameter or part of a call that should be JSON and cannot be read: answered like a body that cannot be read. */
public final class UnreadableJson extends RuntimeException {

    private final transient Refusal why;

    public UnreadableJson(String parameter, JsonProcessingException cause) {
        super(parameter, cause);
        var fault = JsonFault.of(cause);
        why = Refusal.ofField(fault.field() == null ? parameter : parameter + "." + fault.field(), fault.key(), fault.arguments());
    }

    Refusal why() {
        return why;
    }
}
