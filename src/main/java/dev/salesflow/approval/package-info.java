/**
 * Approvals as data: what is asked, of whom in which order, who signed, and every verb with who, when, from whom to whom.
 * Must not know what is approved nor the engine that gives out the tasks. Publishes ApprovalMoved, ApprovalUrged.
 * Doors: {@code ApprovalBook} for whoever takes part, {@code ApprovalUpkeep} for what happens without them.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity", "absence", "notice"})
package dev.salesflow.approval;
