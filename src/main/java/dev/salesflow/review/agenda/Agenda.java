package dev.salesflow.review.agenda;

import dev.salesflow.grading.Grade;
import java.util.List;
import java.util.Optional;

/**
 * What a review takes up, as it was prepared.
 *
 * @param tableVersion of {@code case-review}
 */
public record Agenda(int tableVersion, List<AgendaGroup> groups) {

    public Optional<AgendaGroup> of(Grade grade) {
        return groups.stream().filter(group -> !group.territory() && group.grade() == grade).findFirst();
    }

    public Optional<AgendaGroup> territory() {
        return groups.stream().filter(AgendaGroup::territory).findFirst();
    }
}
