package dev.salesflow.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong with the fields of a form, so that a person is told all of it at once. */
public final class Refusals {

    private final List<Refusal> found = new ArrayList<>();

    /** What the reading gives, or null where it refuses. */
    public <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            add(refusal);
            return null;
        }
    }

    /** Of one field only the first is kept: what follows from a wrong value is no news. */
    public Refusals add(Refusal refusal) {
        refusal.all().stream().filter(one -> !concerns(one.field())).forEach(found::add);
        return this;
    }

    public Refusals addAll(List<Refusal> refusals) {
        refusals.forEach(this::add);
        return this;
    }

    public Refusals add(Optional<Refusal> refusal) {
        refusal.ifPresent(this::add);
        return this;
    }

    public Refusals require(boolean holds, String field, String key, Object... arguments) {
        return holds ? this : add(Refusal.ofField(field, key, arguments));
    }

    public List<Refusal> all() {
        return List.copyOf(found);
    }

    public boolean concerns(String field) {
        return field != null && found.stream().anyMatch(one -> field.equals(one.field()));
    }

    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw Refusal.ofAll(found);
        }
    }
}
