/**
 * Contacts with customers as they are recorded, and the next actions they end in: who does what until when.
 * Must not know processes, coaching, the timeline. Publishes {@code ContactRecorded} and {@code NextAction…}.
 * Doors: {@code ContactBook}, {@code NextActions}; whoever has dated work of a person implements {@code CalendarSource}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "company", "rules", "customer", "grading", "opportunity"})
package dev.salesflow.nurturing;
