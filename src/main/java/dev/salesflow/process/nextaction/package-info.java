/** A next action that is due, as a task: {@code processes/next-action}; business key is the contact record's id. */
package dev.salesflow.process.nextaction;
