package dev.salesflow.imports.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Usual names of industries in both languages, so that a slip is noticed on an empty system too: {@code imports/industries.txt}. */
final class Industries {

    private static final List<String> USUAL = read();

    private Industries() {
    }

    private static List<String> read() {
        try (var file = Objects.requireNonNull(Industries.class.getResourceAsStream("/imports/industries.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The usual ones first, so that the spelling in use here wins. */
    static Collection<String> with(Collection<String> used) {
        return Stream.concat(USUAL.stream(), used.stream()).toList();
    }
}
