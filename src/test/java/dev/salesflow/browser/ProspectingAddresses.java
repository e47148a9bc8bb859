package dev.salesflow.browser;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.Viewers;
import dev.salesflow.prospecting.CallOutcome;
import dev.salesflow.prospecting.NameFilter;
import dev.salesflow.prospecting.NewList;
import dev.salesflow.prospecting.ProspectBook;
import dev.salesflow.prospecting.calls.CallBook;
import dev.salesflow.prospecting.calls.CallNote;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages of prospecting that show something: an administrator with a name on the screen, and a sheet that a rep made. */
record ProspectingAddresses(ProspectBook prospects, CallBook calls, CustomerBook customers, Viewers viewers, JdbcClient jdbc) {

    Map<String, String> of(String word, String rep, String admin) {
        for (var i = 3; i < 5; i++) {
            customers.register(CustomerData.named(word + " " + i).with(CustomerField.OWNER, rep).with(CustomerField.INDUSTRY, word)
                    .with(CustomerField.PHONE, "0512-" + i), rep);
        }
        var list = prospects.make(new NewList(word, word, word, new NameFilter(null, null, word, null, null, null, true), Set.of(rep)), viewers.of(admin));
        jdbc.sql("insert into prospect_caller (list_id, login) values (?, ?)").params(list, admin).update();
        var name = calls.next(list, viewers.of(rep)).orElseThrow();
        var call = calls.record(new CallNote(word, name.id(), CallOutcome.REACHED, word, word, null, new CallNote.Answers(true, true, true, false),
                Map.of(), null, null, null), viewers.of(rep));
        calls.next(list, viewers.of(admin));
        return Map.of("/prospecting/lists/{id}", "/prospecting/lists/" + list, "/prospecting/lists/{id}/call", "/prospecting/lists/" + list + "/call",
                "/prospecting/checks/{id}", "/prospecting/checks/" + waiting(call.id(), rep));
    }

    /** Whether the sample took it or not. */
    private UUID waiting(UUID call, String rep) {
        var check = UUID.randomUUID();
        jdbc.sql("insert into sheet_check (id, call_id, customer_id, origin, made_by, made_at) select ?, c.id, p.customer_id, 'CALL', ?, now() "
                        + "from prospect_call c join prospect p on p.id = c.prospect_id where c.id = ? on conflict (call_id) do update set id = excluded.id")
                .params(check, rep, call).update();
        return check;
    }
}
