/**
 * Files put to customers and deals: what may be taken, where it lies, who sees it.
 * Must not know processes nor the timeline; a task's files belong to its deal or customer, who may see the task is asked by its callers.
 * Publishes {@code FileAttached} and {@code AttachmentRemoved}. Doors: {@code AttachmentBook}, and {@code AttachmentPanel} for pages.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity", "customer", "opportunity"})
package dev.salesflow.attachment;
