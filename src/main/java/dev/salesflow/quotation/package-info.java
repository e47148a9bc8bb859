/**
 * Written offers to a customer: their lines, one revision after the other, and what became of them.
 * Must not know contracts, approvals or processes.
 * Publishes {@code QuotationSent}, {@code QuotationAnswered}, {@code QuotationExpired}.
 * Doors: {@code QuotationBook} for the life of a quotation, {@code QuotationDrafts} for what is not submitted yet,
 * {@code PriceAgreement} for the price that is agreed on.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "company", "notice", "rules", "product", "customer", "grading", "opportunity", "opportunity :: rights"})
package dev.salesflow.quotation;
