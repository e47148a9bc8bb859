package dev.salesflow.approval.web;

import dev.salesflow.approval.ApprovalCase;
import dev.salesflow.approval.ApprovalDesk;
import dev.salesflow.approval.ApprovalEntry;
import dev.salesflow.approval.ApprovalEntry.Verb;
import dev.salesflow.approval.ApprovalMatter;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.approval.Signer;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A request as a page shows it to somebody, with what they may do. */
@Component
class ApprovalViews {

    /**
     * Somebody's place in a step.
     *
     * @param asked whether their signature is wanted now
     * @param sentBack whether all of it ended here
     */
    record Place(String name, ApprovalCase.Role role, String delegatedBy, Signer.State state, boolean asked, String signedBy, boolean sentBack) {
    }

    /**
     * One step of the way.
     *
     * @param mode how many of several must sign; null where there is but one
     */
    record Step(int number, ApprovalCase.Mode mode, List<Place> places) {

        /** It ended before anybody signed here. */
        public boolean isUnsigned() {
            return places.stream().allMatch(place -> place.state() == Signer.State.CLOSED);
        }
    }

    /**
     * All of it.
     *
     * @param requester in whose name it is asked; {@code submitter} who sent it off, null where that is the same person
     * @param mine the place the viewer may sign for now; null: none. {@code standsInFor} whom they stand in for there; null: nobody
     * @param fallen roles that nobody holds, so that administrators are asked
     * @param kept places that nobody may sign, {@code deciders} who may decide instead
     * @param signers whom the viewer may choose in their place or beside them, {@code readers} to whom they may copy it
     * @param ahead those of the signers who alone sign a later step, with its number
     */
    record View(ApprovalRequest request, String requester, String submitter, List<ApprovalCase.Fact> facts, List<Step> steps, List<ApprovalEntry> history, Map<String, String> names, Signer mine, String standsInFor,
            boolean mayWithdraw, boolean mayUrge, boolean mayOverride, List<String> fallen, List<Signer> kept, List<String> deciders, List<Person> signers, Map<String, Integer> ahead,
            List<Person> readers) {

        public String name(String login) {
            return login == null ? null : names.getOrDefault(login, login);
        }

        /** Those that it can go back to. */
        public List<Integer> earlier() {
            return IntStream.range(1, request.step()).boxed().toList();
        }
    }

    private final ApprovalDesk desk;
    private final People people;
    private final List<ApprovalMatter> matters;

    ApprovalViews(ApprovalDesk desk, People people, List<ApprovalMatter> matters) {
        this.desk = desk;
        this.people = people;
        this.matters = matters;
    }

    /** The address of what is to be approved; null where the person sees none. */
    String matter(ApprovalRequest request, Viewer viewer) {
        var about = request.about();
        return matters.stream().filter(matter -> matter.type().equals(about.subjectType())).findFirst()
                .flatMap(matter -> matter.page(about.subjectId(), viewer)).orElse(null);
    }

    View of(ApprovalRequest request, Viewer viewer) {
        var history = desk.history(request.id());
        var kept = desk.kept(request);
        var deciders = kept.isEmpty() ? List.<String>of() : desk.deciders(request);
        var names = people.names(logins(request, history, deciders));
        var about = request.about();
        var asker = viewer.login().equals(about.submittedBy()) || viewer.isOwner(about.requester());
        var own = request.isOwn(viewer.login());
        var mine = own ? null : request.asked().stream().filter(one -> viewer.isOwner(one.login()) && !kept.contains(one)).findFirst().orElse(null);
        var fallen = history.stream().filter(entry -> entry.verb() == Verb.FELL_TO_ADMINS).map(ApprovalEntry::detail).distinct().toList();
        var signers = mine == null ? List.<Person>of() : desk.signersToChoose(request);
        return new View(request, name(names, about.requester()), about.submittedBy().equals(about.requester()) ? null : name(names, about.submittedBy()),
                request.factsFor(viewer), steps(request, history, names), history, names, mine,
                mine == null || mine.login().equals(viewer.login()) ? null : mine.login(),
                request.isOpen() && asker, request.isOpen() && (asker || viewer.leads()), request.isOpen() && viewer.seesEverything() && !own, fallen, kept,
                deciders.stream().map(login -> name(names, login)).toList(), signers, desk.ahead(request, mine, signers), desk.readersToChoose(request, viewer));
    }

    private static List<Step> steps(ApprovalRequest request, List<ApprovalEntry> history, Map<String, String> names) {
        var ended = history.stream().filter(entry -> request.state() == ApprovalRequest.State.SENT_BACK && entry.endsIt()).findFirst().orElse(null);
        var asked = request.asked().stream().map(Signer::id).toList();
        return IntStream.rangeClosed(1, request.about().steps().size()).mapToObj(number -> {
            var signers = request.signers().stream().filter(one -> one.step() == number).toList();
            return new Step(number, mode(request.about().steps().get(number - 1).mode(), signers), signers.stream().map(one -> new Place(
                    name(names, one.login()), one.role(), name(names, one.delegatedBy()), one.state(), asked.contains(one.id()),
                    Objects.equals(one.signedBy(), one.login()) ? null : name(names, one.signedBy()), ended != null && ended.isFrom(one))).toList());
        }).toList();
    }

    /** Of several who hold one role one is enough, whatever the step says of its roles. */
    private static ApprovalCase.Mode mode(ApprovalCase.Mode ofRoles, List<Signer> signers) {
        var seats = signers.stream().map(Signer::seat).distinct().count();
        var holders = signers.stream().filter(one -> !one.isAdded()).count();
        return seats > 1 ? ofRoles : holders > 1 ? ApprovalCase.Mode.ANY : signers.size() > 1 ? ApprovalCase.Mode.ALL : null;
    }

    private static String name(Map<String, String> names, String login) {
        return login == null ? null : names.getOrDefault(login, login);
    }

    private static List<String> logins(ApprovalRequest request, List<ApprovalEntry> history, List<String> more) {
        var logins = new HashSet<>(more);
        Stream.concat(history.stream().flatMap(entry -> Stream.of(entry.by(), entry.inPlaceOf(), entry.from(), entry.to())),
                        request.signers().stream().flatMap(one -> Stream.of(one.login(), one.delegatedBy(), one.signedBy())))
                .filter(Objects::nonNull).forEach(logins::add);
        logins.add(request.about().requester());
        return List.copyOf(logins);
    }
}
