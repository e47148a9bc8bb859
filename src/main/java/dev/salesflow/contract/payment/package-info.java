/** What a contract is to bring in and when, and what came in. */
@org.springframework.modulith.NamedInterface("payment")
package dev.salesflow.contract.payment;
