/**
 * The process engine's room: the only package that knows Camunda. Starts and moves processes as the business modules'
 * events tell, and hands what people typed in tasks to those modules.
 * Nothing but the demo may know it. Publishes no events. Door: BPMN models in {@code processes/}; {@code ProcessTraces}.
 */
@org.springframework.modulith.ApplicationModule
package dev.salesflow.process;
