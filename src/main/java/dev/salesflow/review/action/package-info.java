/** What is agreed in a review, by whom until when, and how it turned out. */
@org.springframework.modulith.NamedInterface("action")
package dev.salesflow.review.action;
