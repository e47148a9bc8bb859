/** What reps are to know and to be able to do, how they and their managers rate it, and what to train first. */
@org.springframework.modulith.NamedInterface("skill")
package dev.salesflow.coaching.skill;
