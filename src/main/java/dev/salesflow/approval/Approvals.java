package dev.salesflow.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps requests with their signers, and their history, which is only added to. */
@Component
class Approvals {

    private static final TypeReference<List<ApprovalCase.Fact>> FACTS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Approvals(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** For a change: whoever else changes it waits. */
    Optional<ApprovalRequest> lock(UUID id) {
        return one("id = ? for update", id);
    }

    Optional<ApprovalRequest> find(UUID id) {
        return one("id = ?", id);
    }

    Optional<ApprovalRequest> open(String type, UUID subject) {
        return one("subject_type = ? and subject_id = ? and state = 'OPEN'", type, subject);
    }

    /** The latest first. */
    List<ApprovalRequest> of(String type, UUID subject) {
        return read("subject_type = ? and subject_id = ? order by submitted_at desc, id desc", type, subject);
    }

    UUID ofSigner(UUID signer) {
        return jdbc.sql("select request_id from approval_signer where id = ?").param(signer).query(UUID.class).optional()
                .orElseThrow(() -> Refusal.conflict("approval.stepOver"));
    }

    private Optional<ApprovalRequest> one(String condition, Object... parameters) {
        return read(condition, parameters).stream().findFirst();
    }

    private List<ApprovalRequest> read(String condition, Object... parameters) {
        return jdbc.sql("select * from approval_request where " + condition).params(parameters).query((row, n) -> request(row)).list();
    }

    private ApprovalRequest request(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var signers = jdbc.sql("select * from approval_signer where request_id = ? order by position").param(id).query((one, n) -> signer(one)).list();
        var steps = steps((String[]) row.getArray("modes").getArray(), signers);
        var about = new ApprovalCase(row.getString("subject_type"), row.getObject("subject_id", UUID.class), row.getString("requester"),
                row.getString("submitted_by"), Set.of((String[]) row.getArray("authors").getArray()), row.getString("title"), facts(row.getString("facts")), steps);
        return new ApprovalRequest(id, about, instant(row, "submitted_at"), new SignerTable(steps, signers, row.getInt("step")),
                ApprovalRequest.State.valueOf(row.getString("state")), instant(row, "urged_at"), instant(row, "closed_at"));
    }

    /** What each step was planned with is told by those who sit in it. */
    private static List<ApprovalCase.Step> steps(String[] modes, List<Signer> signers) {
        var steps = new ArrayList<ApprovalCase.Step>();
        for (int step = 1; step <= modes.length; step++) {
            var number = step;
            steps.add(new ApprovalCase.Step(ApprovalCase.Mode.valueOf(modes[step - 1]),
                    signers.stream().filter(one -> one.step == number && !one.isAdded()).map(Signer::role).distinct().toList()));
        }
        return steps;
    }

    private static Signer signer(ResultSet row) throws SQLException {
        var role = row.getString("role");
        var signer = new Signer(row.getObject("id", UUID.class), row.getInt("step"), row.getInt("seat"),
                role == null ? null : ApprovalCase.Role.valueOf(role), row.getString("login"));
        signer.delegatedBy = row.getString("delegated_by");
        signer.waitsFor = row.getObject("waits_for", UUID.class);
        signer.state = Signer.State.valueOf(row.getString("state"));
        signer.signedBy = row.getString("signed_by");
        signer.signedAt = instant(row, "signed_at");
        signer.escalated = row.getBoolean("escalated");
        return signer;
    }

    void add(ApprovalRequest request) {
        var about = request.about();
        jdbc.sql("""
                        insert into approval_request (id, subject_type, subject_id, requester, submitted_by, authors, title, facts, state, modes, step, submitted_at)
                        values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?)""")
                .params(request.id(), about.subjectType(), about.subjectId(), about.requester(), about.submittedBy(), authors(about), about.title(),
                        write(about.facts()), request.state().name(), about.steps().stream().map(step -> step.mode().name()).toArray(String[]::new),
                        request.step(), at(request.submittedAt()))
                .update();
        keep(request);
    }

    void save(ApprovalRequest request) {
        jdbc.sql("update approval_request set requester = ?, submitted_by = ?, authors = ?, state = ?, step = ?, urged_at = ?, closed_at = ? where id = ?")
                .params(Arrays.asList(request.about().requester(), request.about().submittedBy(), authors(request.about()), request.state().name(), request.step(),
                        at(request.urgedAt()), at(request.closedAt()), request.id())).update();
        keep(request);
    }

    private static String[] authors(ApprovalCase about) {
        return about.authors().toArray(String[]::new);
    }

    private void keep(ApprovalRequest request) {
        jdbc.sql("delete from approval_signer where request_id = ?").param(request.id()).update();
        var position = 0;
        for (var one : request.signers()) {
            jdbc.sql("""
                            insert into approval_signer (id, request_id, position, step, seat, role, login, delegated_by, waits_for, state, signed_by,
                                signed_at, escalated) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(one.id, request.id(), position++, one.step, one.seat, one.role == null ? null : one.role.name(), one.login,
                            one.delegatedBy, one.waitsFor, one.state.name(), one.signedBy, at(one.signedAt), one.escalated))
                    .update();
        }
        request.news().forEach(entry -> note(request.id(), entry));
        request.news().clear();
    }

    private void note(UUID request, ApprovalEntry entry) {
        jdbc.sql("""
                        insert into approval_entry (request_id, at, verb, by_login, in_place_of, from_login, to_login, step, detail, comment)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(request, at(entry.at()), entry.verb().name(), entry.by(), entry.inPlaceOf(), entry.from(), entry.to(),
                        entry.step(), entry.detail(), entry.comment()))
                .update();
    }

    List<ApprovalEntry> history(UUID request) {
        return jdbc.sql("select * from approval_entry where request_id = ? order by id").param(request)
                .query((row, n) -> new ApprovalEntry(instant(row, "at"), ApprovalEntry.Verb.valueOf(row.getString("verb")),
                        row.getString("by_login"), row.getString("in_place_of"), row.getString("from_login"), row.getString("to_login"),
                        row.getInt("step"), row.getString("detail"), row.getString("comment"))).list();
    }

    private List<ApprovalCase.Fact> facts(String text) {
        try {
            return json.readValue(text, FACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of an approval cannot be read", e);
        }
    }

    private String write(List<ApprovalCase.Fact> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of an approval cannot be written", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
