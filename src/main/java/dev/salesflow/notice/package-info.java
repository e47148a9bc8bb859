/**
 * Mail to the team: what waits to be sent, what could not be, and what each person wants to be told.
 * Knows no customer, no deal, no engine: who has something to tell brings the words. Publishes no events.
 * Door: {@code Outbox}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity", "company"})
package dev.salesflow.notice;
