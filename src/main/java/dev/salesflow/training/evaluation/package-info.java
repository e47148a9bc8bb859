/** What training brought: before, during, after, on the job and in results; and each person's record of it. */
@org.springframework.modulith.NamedInterface("evaluation")
package dev.salesflow.training.evaluation;
