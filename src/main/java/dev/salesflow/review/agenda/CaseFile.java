package dev.salesflow.review.agenda;

import dev.salesflow.nurturing.cadence.OverdueContacts;
import dev.salesflow.review.agenda.CaseKnowledge.Plan;
import dev.salesflow.review.agenda.CaseKnowledge.Profile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the cases of a review today; as many statements for two hundred of them as for one. */
@Component
@Transactional(readOnly = true)
public class CaseFile {

    private static final String SHEETS = Looked.SQL + """
            select c.*, p.due_on, p.way, %s as nothing_agreed, g.missing, cast(c.created_at at time zone :zone as date) as known_since,
                (select count(*) from contact_record r where r.customer_id = c.id and r.held_at > l.since)
                + (select count(*) from opportunity o join meeting m on m.opportunity_id = o.id where o.customer_id = c.id and m.recorded_at > l.since) as contacts
            from looked l join customer c on c.id = l.customer_id left join contact_plan p on p.customer_id = c.id
            left join grade_decision g on g.customer_id = c.id and g.ended_at is null""".formatted(OverdueContacts.NOTHING_AGREED);

    private record Sheet(Profile profile, Plan plan, int contacts, List<String> missing) {
    }

    private final KnownDeals deals;
    private final KnownMoves moves;
    private final KnownContacts contacts;
    private final JdbcClient jdbc;
    private final Clock clock;

    CaseFile(KnownDeals deals, KnownMoves moves, KnownContacts contacts, JdbcClient jdbc, Clock clock) {
        this.deals = deals;
        this.moves = moves;
        this.contacts = contacts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By customer; of this rep's deals only. */
    public Map<UUID, CaseKnowledge> of(String rep, List<AgendaCase> cases) {
        if (cases.isEmpty()) {
            return Map.of();
        }
        var looked = new Looked(rep, cases);
        var sheets = sheets(looked);
        var itsDeals = deals.of(looked);
        var itsMoves = moves.of(looked);
        var last = contacts.last(looked);
        var next = contacts.next(looked);
        var leftOut = contacts.leftOut(looked);
        var known = new HashMap<UUID, CaseKnowledge>();
        sheets.forEach((customer, sheet) -> known.put(customer, new CaseKnowledge(sheet.profile(), last.get(customer), sheet.contacts(), sheet.plan(),
                itsDeals.getOrDefault(customer, List.of()), next.getOrDefault(customer, List.of()), leftOut.getOrDefault(customer, List.of()),
                itsMoves.getOrDefault(customer, List.of()), sheet.missing())));
        return known;
    }

    private Map<UUID, Sheet> sheets(Looked looked) {
        var sheets = new HashMap<UUID, Sheet>();
        jdbc.sql(SHEETS).params(looked.parameters()).param("zone", clock.getZone().getId())
                .query(row -> {
                    sheets.put(row.getObject("id", UUID.class), sheet(row));
                });
        return sheets;
    }

    private Sheet sheet(ResultSet row) throws SQLException {
        var profile = new Profile(row.getString("source"), day(row, "known_since"), row.getString("need"), day(row, "expected_purchase"),
                row.getString("computerisation"), row.getString("system_state"), row.getString("selection"), row.getString("satisfaction"),
                row.getObject("vendor_hope", Boolean.class), row.getObject("designer_left", Boolean.class));
        var due = day(row, "due_on");
        var plan = new Plan(due, row.getString("way"), due != null && due.isBefore(LocalDate.now(clock)) && row.getBoolean("nothing_agreed"));
        var missing = row.getArray("missing");
        return new Sheet(profile, plan, row.getInt("contacts"), missing == null ? List.of() : List.of((String[]) missing.getArray()));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
