/**
 * Coaching of reps: the facts that call for it, the rounds from observing to review, skills, and whether coaching works.
 * Knows deals, quotations, contacts and people; never the process engine that hands out the steps as tasks.
 * Publishes CoachingStarted, CoachingHandedOver, CoachingFinished, CoachingCancelled, MentorNamed. Door: {@code CoachingBook}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"identity", "shared", "rules", "opportunity", "opportunity :: alert", "quotation", "customer", "absence", "company",
    "nurturing :: cadence"})
package dev.salesflow.coaching;
