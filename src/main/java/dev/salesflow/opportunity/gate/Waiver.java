package dev.salesflow.opportunity.gate;

import dev.salesflow.opportunity.GateGap.Lack;
import dev.salesflow.opportunity.Stage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A manager's leave to enter a stage although key facts are missing; good for one entry.
 *
 * @param missing what it covers: the facts that were missing when it was given
 * @param usedAt null while the stage was not entered by it
 */
public record Waiver(UUID id, Stage stage, String reason, List<Lack> missing, String givenBy, Instant givenAt, Instant usedAt) {

    public boolean open() {
        return usedAt == null;
    }
}
