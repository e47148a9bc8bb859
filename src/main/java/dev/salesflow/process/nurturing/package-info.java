/**
 * Due contacts as tasks, and the manager's decision after contacts without progress: {@code processes/nurturing}. Business key
 * is the customer's id for a due contact, the approach review's id for a decision.
 */
package dev.salesflow.process.nurturing;
