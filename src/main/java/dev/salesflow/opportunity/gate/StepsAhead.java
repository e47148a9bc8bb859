package dev.salesflow.opportunity.gate;

import dev.salesflow.opportunity.Stage;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where a deal's process can go next, told by whoever runs it. */
public interface StepsAhead {

    /** The stages that one step of a person may enter now, those behind included; none where no process runs. */
    Set<Stage> next(UUID deal);

    /** The nearest stage beyond this one that can follow on where the deal stands now, however many steps of the same stage lie before it. */
    Optional<Stage> nextBeyond(UUID deal, Stage stage);
}
