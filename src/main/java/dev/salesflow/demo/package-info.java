/**
 * A small believable team with customers and deals to try the system out, brought in through the doors that everyone
 * uses, and taken out again in one step. Above all other modules.
 * Nobody may know it. Publishes no events. Door: its page.
 */
@org.springframework.modulith.ApplicationModule
package dev.salesflow.demo;
