package dev.salesflow.insight;

import dev.salesflow.shared.Hold;
import java.util.List;
import org.springframework.stereotype.Component;

/** A deal that a person worked on since outlasts the list it came by; what the system does by itself is no work. */
@Component
class DealHolds implements Hold.Source {

    private static final String STEPS = "('taskCompleted', 'meetingRecorded', 'demoPlanned', 'stageEntered', 'stageReturned')";

    @Override
    public List<Hold> holds() {
        return List.of(new Hold("opportunity", "task", true, since("t.kind in " + STEPS)),
                new Hold("opportunity", "changed", true, since("t.kind not in " + STEPS)));
    }

    private static String since(String kinds) {
        return """
                select t.opportunity_id as record, t.by_login, t.at from timeline_entry t join opportunity o on o.id = t.opportunity_id
                where t.list_id is distinct from :list and t.by_login is not null and %s and (o.list_id = :list
                    or t.id > (select min(own.id) from timeline_entry own where own.opportunity_id = t.opportunity_id and own.list_id = :list))"""
                .formatted(kinds);
    }
}
