/** The process {@code case-review}: a manager's review of a rep's cases, and each action agreed in it as a task of its own. */
package dev.salesflow.process.casereview;
