package dev.salesflow.approval;

import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people look at: one request, those of one matter, and what of all concerns them. */
@Component
public class ApprovalDesk {

    private static final int MOST = 50;

    /**
     * A line of somebody's list.
     *
     * @param submitter who sent it off, where that is another than in whose name it is asked; else null
     * @param urged when the requester last asked to hurry; null: never
     */
    public record Line(UUID id, String title, String requester, String submitter, ApprovalRequest.State state, Instant submittedAt, Instant urged) {
    }

    /**
     * What waits for the person, what was copied to them and is not read, and what they asked for themselves and is open.
     *
     * @param kept what nobody may sign, so that it waits for an administrator, as the person is
     */
    public record Mine(List<Line> toSign, List<Line> kept, List<Line> copies, List<Line> asked) {

        public boolean isEmpty() {
            return toSign.isEmpty() && kept.isEmpty() && copies.isEmpty() && asked.isEmpty();
        }
    }

    private static final String LINE = """
            select r.id, r.title, coalesce(u.name, r.requester) as requester,
                   case when r.submitted_by <> r.requester then coalesce(s.name, r.submitted_by) end as submitter, r.state, r.submitted_at, r.urged_at as urged
              from approval_request r left join app_user u on u.login = r.requester left join app_user s on s.login = r.submitted_by where %s order by r.submitted_at limit %d""";
    private static final String ASKED = """
            r.state = 'OPEN' and exists (select 1 from approval_signer s where s.request_id = r.id and s.step = r.step and s.state = 'OPEN' and %s
             and not exists (select 1 from approval_signer w where w.id = s.waits_for and w.state = 'OPEN'))""";
    private static final String OWN = "s.login = any(r.authors || array[r.requester, r.submitted_by])";
    /** Whoever shares a seat, or a step that one signature settles, can sign instead. */
    private static final String KEPT = OWN + """
             and not exists (select 1 from approval_signer o where o.request_id = s.request_id and o.step = s.step and o.state = 'OPEN'
                and o.login <> all(r.authors || array[r.requester, r.submitted_by]) and (o.seat = s.seat or r.modes[s.step] = 'ANY'))""";

    private final Approvals approvals;
    private final Approvers approvers;
    private final ApprovalSight sight;
    private final JdbcClient jdbc;
    private final Clock clock;

    ApprovalDesk(Approvals approvals, Approvers approvers, ApprovalSight sight, JdbcClient jdbc, Clock clock) {
        this.approvals = approvals;
        this.approvers = approvers;
        this.sight = sight;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ApprovalRequest visible(Viewer viewer, UUID id) {
        var request = approvals.find(id).orElseThrow(() -> new NotFound("approval", id));
        if (!sight.sees(viewer, id)) {
            throw new NotFound("approval", id);
        }
        return request;
    }

    /** The same opened by whom it was copied to: they have seen it now. */
    @Transactional
    public ApprovalRequest opened(Viewer viewer, UUID id) {
        var request = visible(viewer, id);
        sight.seen(id, viewer.login(), clock.instant());
        return request;
    }

    /** Of one matter, the latest first; what the person does not see is left out. */
    @Transactional(readOnly = true)
    public List<ApprovalRequest> of(Viewer viewer, String subjectType, UUID subject) {
        return approvals.of(subjectType, subject).stream().filter(request -> sight.sees(viewer, request.id())).toList();
    }

    @Transactional(readOnly = true)
    public List<ApprovalEntry> history(UUID request) {
        return approvals.history(request);
    }

    @Transactional(readOnly = true)
    public Mine mine(Viewer viewer) {
        return new Mine(lines(ASKED.formatted(viewer.isOwn("s.login") + " and not " + OWN), viewer),
                viewer.seesEverything() ? lines(ASKED.formatted(KEPT) + " and :viewer <> all(r.authors || array[r.requester, r.submitted_by])", viewer) : List.of(),
                lines("exists (select 1 from approval_copy c where c.request_id = r.id and c.login = :viewer and c.seen_at is null)", viewer),
                lines("r.state = 'OPEN' and (" + viewer.isOwn("r.requester") + " or r.submitted_by = :viewer)", viewer));
    }

    private List<Line> lines(String condition, Viewer viewer) {
        return jdbc.sql(LINE.formatted(condition, MOST)).params(viewer.parameters()).query(Line.class).list();
    }

    /** Whom a signer may hand over to, ask or add. */
    @Transactional(readOnly = true)
    public List<Person> signersToChoose(ApprovalRequest request) {
        return approvers.choices().stream().filter(person -> request.canSign(person.login())).toList();
    }

    /** Places that were kept for whoever asks, since nobody else was left: nobody signs them. */
    @Transactional(readOnly = true)
    public List<Signer> kept(ApprovalRequest request) {
        var kept = request.isOpen() ? Set.copyOf(jdbc.sql("select s.id from approval_signer s join approval_request r on r.id = s.request_id where r.id = :id and s.state = 'OPEN' and " + KEPT)
                .param("id", request.id()).query(UUID.class).list()) : Set.<UUID>of();
        return request.signers().stream().filter(one -> kept.contains(one.id())).toList();
    }

    /** The administrators who may decide in place of all signers. */
    @Transactional(readOnly = true)
    public List<String> deciders(ApprovalRequest request) {
        return approvers.admins().stream().filter(login -> !request.isOwn(login)).toList();
    }

    /** Of these, who alone signs a step ahead, and which: they can be asked for an opinion only. */
    public Map<String, Integer> ahead(ApprovalRequest request, Signer place, List<Person> choices) {
        return choices.stream().filter(person -> request.stepAhead(person.login(), place) > 0)
                .collect(Collectors.toMap(Person::login, person -> request.stepAhead(person.login(), place)));
    }

    /** Those to whom this person may still copy it. */
    @Transactional(readOnly = true)
    public List<Person> readersToChoose(ApprovalRequest request, Viewer viewer) {
        var copied = Set.copyOf(jdbc.sql("select login from approval_copy where request_id = ?").param(request.id())
                .query(String.class).list());
        return sight.readers(request).stream().filter(person -> !copied.contains(person.login()) && !viewer.login().equals(person.login())).toList();
    }
}
