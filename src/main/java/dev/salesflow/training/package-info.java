/**
 * Training: courses with materials and sessions, who comes and what it brought; newcomers' days with their mentor.
 * Knows people, absences, skills and the facts of coaching, and tells the calendar of demos when people are taken; never the process engine that hands out the topics as tasks.
 * Publishes OnboardingStarted, OnboardingHandedOver and OnboardingCancelled. Doors: {@code CourseCatalogue}, {@code SessionBook}, {@code OnboardingBook}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"identity", "shared", "absence", "company", "attachment", "coaching", "coaching :: skill", "coaching :: effect",
            "opportunity :: demo"})
package dev.salesflow.training;
