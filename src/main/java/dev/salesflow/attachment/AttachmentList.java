package dev.salesflow.attachment;

import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which files there are, the latest first, never their content. A deal's are seen by those who see the deal. */
@Repository
class AttachmentList {

    private static final String SELECT = """
            select a.id, a.customer_id, a.opportunity_id, a.name, a.type, a.size, coalesce(u.name, a.uploaded_by) as "by",
                   a.uploaded_at as at, (a.uploaded_by = :viewer or %s) as removable
            from attachment a left join app_user u on u.login = a.uploaded_by
            where %s order by a.uploaded_at desc, a.id""";

    private final JdbcClient jdbc;

    AttachmentList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Attachment> of(String condition, UUID key, Viewer viewer) {
        return read(condition + " and " + seen(viewer), viewer, Map.of("key", key));
    }

    List<Attachment> ofTask(AttachmentPlace place, Viewer viewer) {
        var own = "a.task_id = :task and a.customer_id = :customer";
        return place.opportunityId() == null
                ? read("a.customer_id = :customer and a.opportunity_id is null and (" + own + " or " + seen(viewer) + ")", viewer,
                        Map.of("customer", place.customerId(), "task", place.taskId()))
                : read("a.opportunity_id = :opportunity and (" + own + " or " + seen(viewer) + ")", viewer,
                        Map.of("customer", place.customerId(), "task", place.taskId(), "opportunity", place.opportunityId()));
    }

    long count(UUID customerId) {
        return jdbc.sql("select count(*) from attachment where customer_id = ?").param(customerId).query(Long.class).single();
    }

    private List<Attachment> read(String condition, Viewer viewer, Map<String, ?> keys) {
        return jdbc.sql(SELECT.formatted(viewer.leads(), condition)).params(viewer.parameters()).params(keys).query(Attachment.class).list();
    }

    private static String seen(Viewer viewer) {
        return viewer.seesEverything() ? "true" : """
                case when a.opportunity_id is null
                     then exists (select 1 from customer c where c.id = a.customer_id and %s)
                     else exists (select 1 from opportunity o where o.id = a.opportunity_id and %s) end"""
                .formatted(CustomerSight.ofRow(viewer, "c"), OpportunityBook.sees(viewer));
    }
}
