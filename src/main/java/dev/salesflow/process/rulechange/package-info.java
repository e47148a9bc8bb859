/**
 * The process {@code rule-change}: asks another person to review a change of the rules, and its author to mend it. Business
 * key is the change's id.
 */
package dev.salesflow.process.rulechange;
