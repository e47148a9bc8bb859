package dev.salesflow.approval;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be approved, by whom.
 *
 * @param requester in whose name it is asked; {@code submittedBy} sends it off and so asks. Neither signs it
 * @param authors who wrote what is to be approved, or asked for it before it changed hands; none of them signs it
 * @param title what it is about, in words that need no translation
 * @param facts what the signers are told of it; kept as it is now
 * @param steps in their order, at least one
 */
public record ApprovalCase(String subjectType, UUID subjectId, String requester, String submittedBy, Set<String> authors, String title,
        List<Fact> facts, List<Step> steps) {

    public ApprovalCase {
        authors = Set.copyOf(authors);
    }

    /** Of what nobody but whoever asks had a hand in. */
    public ApprovalCase(String subjectType, UUID subjectId, String requester, String submittedBy, String title, List<Fact> facts, List<Step> steps) {
        this(subjectType, subjectId, requester, submittedBy, Set.of(), title, facts, steps);
    }

    public Set<String> askers() {
        return Stream.of(requester, submittedBy).collect(Collectors.toUnmodifiableSet());
    }

    /** Those who never sign it. */
    public Set<String> barred() {
        return Stream.concat(askers().stream(), authors.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Asked by another from now on; whoever did before signs it no more than they could then. */
    ApprovalCase askedBy(String other) {
        return new ApprovalCase(subjectType, subjectId, other, submittedBy.equals(requester) ? other : submittedBy,
                Stream.concat(authors.stream(), Stream.of(requester)).collect(Collectors.toUnmodifiableSet()), title, facts, steps);
    }

    /** What somebody signs as. Administrators stand in where nobody else is there. */
    public enum Role { MANAGER, FINANCE, DIRECTOR, ADMIN }

    /** Whether every seat of a step must sign, or one of them suffices. */
    public enum Mode { ALL, ANY }

    /**
     * One fact.
     *
     * @param label a key of the message files
     * @param value the same in every language
     * @param confidential for managers and those who sign only
     */
    public record Fact(String label, String value, boolean confidential) {

        public static Fact open(String label, String value) {
            return new Fact(label, value, false);
        }
    }

    /** Who is asked at a time: one seat for each role, filled by whoever holds it. */
    public record Step(Mode mode, List<Role> roles) {
    }
}
