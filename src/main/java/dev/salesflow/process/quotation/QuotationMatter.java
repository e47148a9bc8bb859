package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalMatter;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the quotation stands that is approved. */
@Component
class QuotationMatter implements ApprovalMatter {

    private final OpportunityBook deals;
    private final JdbcClient jdbc;

    QuotationMatter(OpportunityBook deals, JdbcClient jdbc) {
        this.deals = deals;
        this.jdbc = jdbc;
    }

    @Override
    public String type() {
        return QuotationApproval.SUBJECT;
    }

    @Override
    public Optional<String> page(UUID subject, Viewer viewer) {
        return jdbc.sql("select opportunity_id from quotation where id = ?").param(subject).query(UUID.class).optional()
                .filter(deal -> deals.isVisible(deal, viewer)).map(deal -> "/opportunities/" + deal + "/quotations/" + subject);
    }
}
