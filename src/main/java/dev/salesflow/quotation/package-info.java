/**
 * Written offers to a customer, one revision after the other, and what became of them.
 * Must not know contracts or processes. Publishes {@code QuotationSent}, {@code QuotationAnswered}.
 * Door: {@code QuotationBook}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "rules", "product", "customer", "grading", "opportunity"})
package dev.salesflow.quotation;
