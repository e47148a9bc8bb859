/** How often reviews are held, and of which days each is. */
@org.springframework.modulith.NamedInterface("schedule")
package dev.salesflow.review.schedule;
