package dev.salesflow.prospecting;

import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.Selection;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.prospecting.calls.CallNote;
import dev.salesflow.prospecting.calls.FollowUp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team whose callers have a list of their own, of customers of a territory that no other test knows. */
public final class ProspectingFixture {

    /** What makes a customer an A. */
    public static final Map<CustomerField, Object> A = Map.of(CustomerField.COMPUTERISATION, Computerisation.NONE, CustomerField.SELECTION, Selection.STARTED);

    public final DealFixture people;
    public final UUID team;
    public final String manager;
    public final String caller;
    public final String other;
    public final String territory = "Territory " + UUID.randomUUID();
    private final JdbcClient jdbc;

    public ProspectingFixture(JdbcClient jdbc) {
        this.jdbc = jdbc;
        people = new DealFixture(jdbc);
        team = people.team();
        manager = people.person("MANAGER", team);
        caller = people.person("TELEMARKETER", team);
        other = people.person("REP", team);
    }

    /** Nobody's, with a phone. */
    public List<UUID> names(int count) {
        return Stream.generate(() -> people.customer(null)).limit(count)
                .peek(id -> jdbc.sql("update customer set territory = ?, phone = '0512-6123 4567' where id = ?").params(territory, id).update()).toList();
    }

    public NewList list(String... callers) {
        return new NewList(UUID.randomUUID().toString(), "List " + territory, "Seminar", filter(), Set.of(callers));
    }

    public NameFilter filter() {
        return new NameFilter(null, territory, null, null, null, null, true);
    }

    public static CallNote call(UUID name, CallOutcome outcome) {
        return call(name, outcome, CallNote.Answers.NONE);
    }

    public static CallNote call(UUID name, CallOutcome outcome, CallNote.Answers answers) {
        return new CallNote(UUID.randomUUID().toString(), name, outcome, "Telephone", null, null, answers, Map.of(), null, null,
                outcome == CallOutcome.INTERESTED ? new FollowUp("Visit", null, LocalDate.now().plusDays(3), null) : null);
    }

    public static CallNote with(CallNote note, Map<CustomerField, Object> facts, FollowUp followUp) {
        return new CallNote(note.requestId(), note.prospectId(), note.outcome(), note.title(), note.note(), note.callBackAt(), note.answers(), facts,
                note.contactId(), note.person(), followUp);
    }
}
