package dev.salesflow.nurturing.cadence;

/** What keeps a customer with its rep though nobody spoke to it, in SQL: for the pool, its warnings, its letters and its own page. */
public final class KeptCustomers {

    /**
     * Of a row {@code p} of the plan on the day {@code :today}: an open deal, one that ended a short time ago, something promised for a
     * day to come. Counted, which the planner asks of a row by indexes; of what exists it may read all there is.
     */
    public static final String BUSY = """
            (select count(*) > 0 from (
                select 1 from opportunity o where o.customer_id = p.customer_id and (o.outcome = 'OPEN' or o.closed_on > :today - p.idle_days)
                union all select 1 from contact_record r where r.customer_id = p.customer_id and r.result = 'OPEN' and r.next_due >= :today) kept)""";

    private KeptCustomers() {
    }
}
