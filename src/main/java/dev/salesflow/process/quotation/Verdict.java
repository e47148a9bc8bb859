package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalRequest;

/** What became of an approval, in the words the model's gateway reads. */
final class Verdict {

    static final String OPEN = "open";
    static final String NEXT_STEP = "nextStep";
    static final String APPROVED = "approved";
    static final String SENT_BACK = "sentBack";

    private Verdict() {
    }

    /** @param before the step in which it was */
    static String of(ApprovalRequest request, int before) {
        return switch (request.state()) {
            case APPROVED -> APPROVED;
            case SENT_BACK, WITHDRAWN -> SENT_BACK;
            case OPEN -> request.step() == before ? OPEN : NEXT_STEP;
        };
    }
}
