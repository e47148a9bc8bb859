package dev.salesflow.opportunity.gate;

import dev.salesflow.opportunity.GateGap.Lack;
import dev.salesflow.opportunity.Stage;
import java.util.List;
import java.util.UUID;

/** A manager lets the deal enter that stage once, although these facts are missing. */
public record GateWaived(UUID opportunityId, UUID customerId, Stage stage, List<Lack> missing, String reason, String by) {
}
