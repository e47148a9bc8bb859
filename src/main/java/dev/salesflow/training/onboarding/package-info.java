/** Newcomers: the plan of their first days, each topic practised and checked by the mentor, and the finding at the end. */
@org.springframework.modulith.NamedInterface("onboarding")
package dev.salesflow.training.onboarding;
