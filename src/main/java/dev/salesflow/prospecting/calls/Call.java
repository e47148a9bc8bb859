package dev.salesflow.prospecting.calls;

import dev.salesflow.prospecting.CallOutcome;
import java.time.Instant;
import java.util.UUID;

/** A call as it is kept: what came of it, and what taking it back must restore. */
public record Call(UUID id, UUID prospectId, String caller, Instant calledAt, CallOutcome outcome, String note, Instant callBackAt,
        Boolean dataRight, Boolean knowsCompany, Boolean knowsProduct, Boolean knowsRep, UUID contactRecordId, UUID contactId, boolean contactAdded,
        String ownerGiven, Instant beforeNextAt, String beforeKeptFor) {
}
