package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.approval.Signer;
import dev.salesflow.quotation.QuotationBook;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is asked now about a deal's quotation, always in the same order. */
@Component
class AskedSigners {

    private final QuotationBook quotations;
    private final ApprovalBook approvals;

    AskedSigners(QuotationBook quotations, ApprovalBook approvals) {
        this.quotations = quotations;
        this.approvals = approvals;
    }

    List<Signer> of(UUID deal) {
        return request(deal).map(ApprovalRequest::asked).orElse(List.of());
    }

    Optional<ApprovalRequest> request(UUID deal) {
        return quotations.making(deal).flatMap(quotation -> approvals.open(QuotationApproval.SUBJECT, quotation.id()));
    }

    /** Whose task it is; a place that was kept for whoever asks is nobody's, for they cannot sign it. */
    static String approver(ApprovalRequest request, Signer signer) {
        return request.isOwn(signer.login()) ? null : signer.login();
    }
}
