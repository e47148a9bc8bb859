package dev.salesflow.process.engine.deploy;

import java.time.Instant;

/**
 * The newest version of a process, and how it stands to the one this release carries.
 *
 * @param id the process's id in the model
 * @param definitionId the engine's id of this version
 * @param deployedAs the name its deployment was given
 * @param folder the shipped folder it belongs to, or null for a process of the customer's own
 */
public record RunningProcess(String id, String name, String definitionId, int version, Instant deployedAt,
        String deployedAs, String folder, State state, boolean suspended) {

    /** How the running version and the shipped one differ. */
    public enum State {
        /** The shipped version runs. */
        SHIPPED,
        /** What another release shipped runs: this one is older, or brings an earlier model back. */
        ANOTHER_RELEASE,
        /** An admin's version runs; the shipped one is as the admin knew it. */
        CHANGED,
        /** An admin's version runs, and this release brought another since: somebody has to choose. */
        CHANGED_AND_OUTDATED,
        /** A process this release knows nothing of. */
        OWN
    }
}
