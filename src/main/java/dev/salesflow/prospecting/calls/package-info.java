/** The telephone: whose turn a name is, what came of the call, and taking that back. */
@org.springframework.modulith.NamedInterface("calls")
package dev.salesflow.prospecting.calls;
