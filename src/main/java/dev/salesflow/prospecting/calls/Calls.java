package dev.salesflow.prospecting.calls;

import dev.salesflow.customer.FieldChange;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The calls and what each taught. */
@Component
class Calls {

    private static final String COLUMNS = """
            c.id, c.prospect_id, c.caller, c.called_at, c.outcome, c.note, c.call_back_at, c.data_right, c.knows_company, c.knows_product, c.knows_rep,
            c.contact_record_id, c.contact_id, c.contact_added, c.owner_given, c.before_next_at, c.before_kept_for""";

    private final JdbcClient jdbc;

    Calls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Call call, String requestId, List<FieldChange> learned) {
        jdbc.sql("""
                        insert into prospect_call (id, request_id, prospect_id, caller, called_at, outcome, note, call_back_at, data_right, knows_company,
                            knows_product, knows_rep, contact_record_id, contact_id, contact_added, owner_given, before_next_at, before_kept_for)
                        values (:id, :request, :prospect, :caller, :at, :outcome, :note, :back, :data, :company, :product, :rep, :record, :contact,
                            :added, :owner, :beforeNext, :beforeKept)""")
                .param("id", call.id()).param("request", requestId).param("prospect", call.prospectId()).param("caller", call.caller())
                .param("at", at(call.calledAt())).param("outcome", call.outcome().name()).param("note", call.note(), Types.VARCHAR)
                .param("back", at(call.callBackAt()), Types.TIMESTAMP_WITH_TIMEZONE).param("data", call.dataRight(), Types.BOOLEAN)
                .param("company", call.knowsCompany(), Types.BOOLEAN).param("product", call.knowsProduct(), Types.BOOLEAN)
                .param("rep", call.knowsRep(), Types.BOOLEAN).param("record", call.contactRecordId(), Types.OTHER)
                .param("contact", call.contactId(), Types.OTHER).param("added", call.contactAdded()).param("owner", call.ownerGiven(), Types.VARCHAR)
                .param("beforeNext", at(call.beforeNextAt())).param("beforeKept", call.beforeKeptFor(), Types.VARCHAR).update();
        learned.forEach(change -> jdbc.sql("insert into prospect_fact (call_id, field, before, after) values (?, ?, ?, ?)")
                .params(call.id(), change.field(), change.before(), change.after()).update());
    }

    /** What the same request made before; taken back ones too, or a late repetition would call again. */
    Optional<Call> ofRequest(String requestId) {
        return jdbc.sql("select " + COLUMNS + " from prospect_call c where c.request_id = ?").param(requestId).query(Call.class).optional();
    }

    /** The caller's last on this list that was not taken back. */
    Optional<Call> last(UUID list, String caller) {
        return jdbc.sql("select " + COLUMNS + """
                         from prospect_call c join prospect p on p.id = c.prospect_id
                        where c.caller = ? and c.undone_at is null and p.list_id = ? order by c.called_at desc, c.id desc limit 1""")
                .params(caller, list).query(Call.class).optional();
    }

    /** Of that name, the newest first; taken back ones are left out. */
    List<Call> of(UUID prospect, int most) {
        return jdbc.sql("select " + COLUMNS + " from prospect_call c where c.prospect_id = ? and c.undone_at is null order by c.called_at desc, c.id desc limit ?")
                .params(prospect, most).query(Call.class).list();
    }

    /** The caller's newest of that name, if it was taken back: what was typed is not lost. */
    Optional<Call> takenBack(UUID prospect, String caller) {
        return jdbc.sql("select " + COLUMNS + """
                         from prospect_call c where c.prospect_id = ? and c.caller = ? and c.undone_at is not null
                            and not exists (select 1 from prospect_call later where later.prospect_id = c.prospect_id and later.called_at > c.called_at)
                        order by c.called_at desc, c.id desc limit 1""")
                .params(prospect, caller).query(Call.class).optional();
    }

    List<FieldChange> learned(UUID call) {
        return jdbc.sql("select field, before, after from prospect_fact where call_id = ?").param(call).query(FieldChange.class).list();
    }

    void undone(UUID call, Instant now) {
        jdbc.sql("update prospect_call set undone_at = ? where id = ?").params(at(now), call).update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
