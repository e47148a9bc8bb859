/**
 * Contacts with customers, the next actions they end in, when each customer should hear from us again, the public pool.
 * Must not know processes, coaching, the timeline. Publishes {@code ContactRecorded}, {@code NextAction…}, {@code Approach…}.
 * Doors: {@code ContactBook}, {@code NextActions}, {@code ContactPlans}, {@code PoolBook}, {@code ApproachBook}, {@code Occasions};
 * whoever has dated work of a person implements {@code CalendarSource}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "company", "notice", "rules", "customer", "grading", "opportunity"})
package dev.salesflow.nurturing;
