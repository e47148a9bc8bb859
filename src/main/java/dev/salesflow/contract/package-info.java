/**
 * Signed contracts: the end of a won deal.
 * Must not know processes. Publishes {@code ContractSigned}. Door: {@code ContractBook}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "product", "customer", "opportunity", "quotation"})
package dev.salesflow.contract;
