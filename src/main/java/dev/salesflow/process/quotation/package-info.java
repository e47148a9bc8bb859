/**
 * The process {@code quotation}: an offer is prepared, approved by whom the rules name, and sent. Called by a deal's process,
 * whose business key it shares. The approval is data of its own module; here its signers get their tasks.
 */
package dev.salesflow.process.quotation;
