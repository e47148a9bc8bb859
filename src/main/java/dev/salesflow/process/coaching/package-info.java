/**
 * The process {@code coaching}: starts and withdraws it as module coaching tells, and hands over what coach and rep write.
 */
package dev.salesflow.process.coaching;
