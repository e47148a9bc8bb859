package dev.salesflow.imports.intake;

import dev.salesflow.identity.PeopleIntake.Person;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.reading.Words;
import dev.salesflow.shared.RowOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everybody who may own records, found by login or name; a manager gives records only to the people they lead, and who
 * has left owns only what was closed.
 */
public final class People {

    private final Map<String, List<Person>> byWord = new HashMap<>();
    private final List<Person> all;
    private final Viewer viewer;

    public People(List<Person> all, Viewer viewer) {
        this.all = all;
        this.viewer = viewer;
        var present = all.stream().filter(person -> !person.left()).map(person -> Words.fold(person.name())).collect(Collectors.toSet());
        all.stream().filter(person -> !person.left() || !present.contains(Words.fold(person.name())))
                .forEach(person -> byWord.computeIfAbsent(Words.fold(person.name()), w -> new ArrayList<>()).add(person));
        all.forEach(person -> byWord.put(Words.fold(person.login()), List.of(person)));
    }

    public boolean knows(String word) {
        return byWord.containsKey(Words.fold(word));
    }

    /** Of those the person may give records to: what a misspelt name may have meant. */
    public List<String> names() {
        return all.stream().filter(person -> !person.left() && isLed(person)).map(Person::name).toList();
    }

    /** The login, or null for no word. */
    public String login(String word) {
        return word == null ? null : byWord.get(Words.fold(word)).get(0).login();
    }

    /** Why this word cannot be the owner of a record with work to do. */
    public Optional<RowOutcome> refuses(String word) {
        return refuses(word, false);
    }

    /** Why this word cannot be a record's owner. */
    public Optional<RowOutcome> refuses(String word, boolean closed) {
        if (word == null) {
            return Optional.empty();
        }
        var found = byWord.getOrDefault(Words.fold(word), List.of());
        if (found.isEmpty()) {
            return Optional.of(RowOutcome.failed("owner", "imports.reason.unknownPerson", word));
        }
        if (found.size() > 1) {
            return Optional.of(RowOutcome.failed("owner", "imports.reason.severalPeople", word));
        }
        if (found.get(0).left() && !closed) {
            return Optional.of(RowOutcome.failed("owner", "imports.reason.personLeft", word));
        }
        return isLed(found.get(0)) ? Optional.empty() : Optional.of(RowOutcome.failed("owner", "imports.reason.notInTeam", word));
    }

    private boolean isLed(Person person) {
        return viewer.seesEverything() || person.login().equals(viewer.login())
                || person.team() != null && viewer.teams().contains(person.team());
    }
}
