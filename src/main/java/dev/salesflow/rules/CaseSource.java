package dev.salesflow.rules;

import dev.salesflow.identity.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A module's bean that gives the real cases of one of its tables, so that a draft can be tried on them. */
public interface CaseSource<F extends Record> {

    TableContract<F, ?> contract();

    long count();

    /** The next ones by id, of all people's: only numbers and names of what would change are told. */
    List<Case<F>> after(UUID id, int size);

    /** Of those that this person may see, by the beginning of a customer's name or two of its signs and more. */
    List<Case<F>> search(Viewer viewer, String words, int most);

    /** One that this person may see. */
    Optional<Case<F>> find(Viewer viewer, UUID id);

    /** Where its page is. */
    String path(UUID id);

    /** One record and the facts that its table decides by. */
    record Case<F>(UUID id, String label, F facts) {
    }
}
