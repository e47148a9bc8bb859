package dev.salesflow.approval;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who sees a request: who asked and who leads them, who signs, signed or passed it on, and to whom it was copied. */
@Component
class ApprovalSight {

    private final People people;
    private final Approvers approvers;
    private final JdbcClient jdbc;

    ApprovalSight(People people, Approvers approvers, JdbcClient jdbc) {
        this.people = people;
        this.approvers = approvers;
        this.jdbc = jdbc;
    }

    /** SQL that holds for rows {@code r} of requests, to be used with the viewer's parameters. */
    static String of(Viewer viewer) {
        return "(" + viewer.worksOn("r.requester") + " or r.submitted_by = :viewer"
                + " or exists (select 1 from approval_signer s where s.request_id = r.id and (" + viewer.isOwn("s.login")
                + " or s.signed_by = :viewer or s.delegated_by = :viewer))"
                + " or exists (select 1 from approval_entry e where e.request_id = r.id and :viewer in (e.by_login, e.from_login))"
                + " or exists (select 1 from approval_copy c where c.request_id = r.id and c.login = :viewer))";
    }

    boolean sees(Viewer viewer, UUID request) {
        return jdbc.sql("select exists (select 1 from approval_request r where r.id = :id and " + of(viewer) + ")")
                .param("id", request).params(viewer.parameters()).query(Boolean.class).single();
    }

    /** Those to whom it may be copied: who may sign such requests, and the people of the requester's team. */
    List<Person> readers(ApprovalRequest request) {
        var team = people.find(request.about().requester()).map(Person::team).orElse(null);
        var near = people.enabled().stream().filter(person -> team != null && Objects.equals(person.team(), team));
        return Stream.concat(approvers.choices().stream(), near).distinct()
                .filter(person -> !person.login().equals(request.about().requester())).toList();
    }

    /** False where it was copied to them before. */
    boolean addCopy(UUID request, String to, Instant now) {
        return jdbc.sql("insert into approval_copy (request_id, login, sent_at) values (?, ?, ?) on conflict do nothing")
                .params(request, to, at(now)).update() == 1;
    }

    void seen(UUID request, String login, Instant now) {
        jdbc.sql("update approval_copy set seen_at = ? where request_id = ? and login = ? and seen_at is null").params(at(now), request, login).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
