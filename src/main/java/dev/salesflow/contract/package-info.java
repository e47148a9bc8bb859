/**
 * Signed contracts with their instalments and receipts: the end of a won deal.
 * Must not know processes. Publishes {@code ContractSigned}, {@code ContractChanged}, {@code ContractCancelled}, {@code PaymentReceived}, {@code PaymentTakenBack}. Door: {@code ContractBook}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "exports", "product", "customer", "opportunity", "quotation"})
package dev.salesflow.contract;
