package dev.salesflow.nurturing.web;

import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import dev.salesflow.nurturing.ContactRecord;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.web.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads recorded contacts, the latest first; each page is one query, and a second for the total where it needs one. */
@Repository
class ContactRecordList {

    /** A record as it is read; {@code contactName} and {@code nextOwnerName} are people, {@code recordedBy} and {@code nextOwner} logins; {@code written} is what was said as it is kept. */
    record Row(UUID id, UUID customerId, String customer, UUID contactId, String contactName, UUID opportunityId, Instant heldAt,
            ContactWay way, String said, String written, String customerWords, String objection, String answer, ContactResult result,
            String nextAction, String nextOwner, String nextOwnerName, LocalDate nextDue, LocalTime nextTime,
            String recordedBy, String recordedByName, Instant recordedAt, Instant correctedAt) {

        /** Written down later than the method allows. */
        public boolean late() {
            return Duration.between(heldAt, recordedAt).compareTo(ContactRecord.RECORDED_WITHIN) > 0;
        }
    }

    private static final String FROM = " from contact_record r join customer c on c.id = r.customer_id where ";

    private final JdbcClient jdbc;
    private final Texts texts;

    ContactRecordList(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /** Of one customer, one deal, or where both are null of all that the person sees. */
    Page<Row> find(UUID customerId, UUID opportunityId, Page.Request page, Viewer viewer) {
        var conditions = new ArrayList<>(List.of(CustomerSight.of(viewer, "c"), seen(viewer)));
        var parameters = new HashMap<>(viewer.parameters());
        if (customerId != null) {
            conditions.add("r.customer_id = :customer");
            parameters.put("customer", customerId);
        }
        if (opportunityId != null) {
            conditions.add("r.opportunity_id = :opportunity");
            parameters.put("opportunity", opportunityId);
        }
        var where = FROM + String.join(" and ", conditions);
        var rows = rows("select r.id" + where + " order by r.held_at desc, r.id desc limit :size offset :offset", parameters, page);
        var all = rows.size() < page.size() && (page.page() == 0 || !rows.isEmpty());
        return page.of(rows, all ? page.offset() + rows.size()
                : jdbc.sql("select count(*)" + where).params(parameters).query(Long.class).single());
    }

    Row one(UUID id, Viewer viewer) {
        var parameters = new HashMap<>(viewer.parameters());
        parameters.put("id", id);
        return rows("select r.id" + FROM + "r.id = :id and " + CustomerSight.of(viewer, "c") + " and " + seen(viewer)
                + " limit :size offset :offset", parameters, new Page.Request(0, 1)).stream().findFirst()
                .orElseThrow(() -> new NotFound("contact record", id));
    }

    private List<Row> rows(String ids, Map<String, Object> parameters, Page.Request page) {
        return jdbc.sql("""
                        select r.*, c.name as customer, k.name as contact_name, coalesce(o.name, r.next_owner) as next_owner_name,
                               coalesce(u.name, r.recorded_by) as recorded_by_name
                        from contact_record r join customer c on c.id = r.customer_id left join contact k on k.id = r.contact_id
                        left join app_user o on o.login = r.next_owner left join app_user u on u.login = r.recorded_by
                        where r.id in (%s) order by r.held_at desc, r.id desc""".formatted(ids))
                .params(parameters).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new Row(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class), row.getString("customer"),
                        row.getObject("contact_id", UUID.class), row.getString("contact_name"), row.getObject("opportunity_id", UUID.class),
                        row.getTimestamp("held_at").toInstant(), ContactWay.valueOf(row.getString("way")), texts.textOr(row.getString("word"), row.getString("said")), row.getString("said"),
                        row.getString("customer_words"), row.getString("objection"), row.getString("answer"),
                        ContactResult.valueOf(row.getString("result")), row.getString("next_action"), row.getString("next_owner"),
                        row.getString("next_owner_name"), row.getObject("next_due", LocalDate.class), row.getObject("next_time", LocalTime.class),
                        row.getString("recorded_by"), row.getString("recorded_by_name"), row.getTimestamp("recorded_at").toInstant(),
                        row.getTimestamp("corrected_at") == null ? null : row.getTimestamp("corrected_at").toInstant()))
                .list();
    }

    /** What was said of a deal is for those who see the deal. */
    private static String seen(Viewer viewer) {
        return viewer.seesEverything() ? "true" : """
                (r.opportunity_id is null or r.recorded_by = :viewer or exists (
                    select 1 from opportunity o where o.id = r.opportunity_id and %s))""".formatted(OpportunityBook.sees(viewer));
    }
}
