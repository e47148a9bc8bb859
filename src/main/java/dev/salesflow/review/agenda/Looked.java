package dev.salesflow.review.agenda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The cases that are looked at together, each with the moment since when what moved is news; and how statements name them. */
record Looked(String rep, List<AgendaCase> cases) {

    /** SQL for {@code looked(customer_id, since)}. */
    static final String SQL = "with looked as (select * from unnest(:customers, cast(:sinces as timestamptz[])) as l(customer_id, since)) ";

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>();
        parameters.put("rep", rep);
        parameters.put("customers", cases.stream().map(AgendaCase::customerId).toArray(UUID[]::new));
        parameters.put("sinces", cases.stream().map(one -> one.since().toString()).toArray(String[]::new));
        return parameters;
    }
}
