/**
 * Approvals as data: what is asked, of whom in which order, who signed, and every verb with who, when, from whom to whom.
 * Must not know what is approved nor the engine that gives out the tasks. Publishes ApprovalMoved, ApprovalUrged.
 * Door: {@code ApprovalBook}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity", "absence", "notice"})
package dev.salesflow.approval;
