/** What is known of a rep's territory as a list of names; other modules add to it. */
@org.springframework.modulith.NamedInterface("territory")
package dev.salesflow.review.territory;
