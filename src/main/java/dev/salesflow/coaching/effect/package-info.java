/** Whether coaching works: the measure a round was about, before and after, against comparable reps who were not coached. */
@org.springframework.modulith.NamedInterface("effect")
package dev.salesflow.coaching.effect;
