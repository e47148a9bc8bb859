package dev.salesflow.process.engine;

import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the record that a process leads is about; empty for one of nobody, for instance a coaching. */
@Component
public class Subjects {

    /**
     * A customer, and where it is about one, the deal with them.
     *
     * @param opportunityId may be null
     */
    public record Subject(UUID customerId, UUID opportunityId) {
    }

    private static final String OF_RECORD = """
            select o.customer_id, o.id as opportunity_id from opportunity o where o.id = k.id
            union all select c.id, cast(null as uuid) from customer c where c.id = k.id
            union all select r.customer_id, r.opportunity_id from contact_record r where r.id = k.id
            union all select a.customer_id, cast(null as uuid) from review_action a where a.id = k.id and a.customer_id is not null""";

    private final ObjectProvider<JdbcClient> jdbc;

    Subjects(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Subject> of(UUID record) {
        return jdbc.getObject().sql("select s.* from (select cast(? as uuid) as id) k cross join lateral (" + OF_RECORD + ") s")
                .param(record).query(Subject.class).optional();
    }

    /** Of an open task. */
    public Optional<Subject> ofTask(String taskId) {
        return jdbc.getObject().sql("""
                        select s.* from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        cross join lateral (select case when e.business_key_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                                        then cast(e.business_key_ as uuid) end as id) k
                        cross join lateral (%s) s where t.id_ = ?""".formatted(OF_RECORD))
                .param(taskId).query(Subject.class).optional();
    }
}
