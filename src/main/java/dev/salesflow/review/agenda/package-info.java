/** Which cases come up in a review, what is asked and known of each, what is decided. */
@org.springframework.modulith.NamedInterface("agenda")
package dev.salesflow.review.agenda;
