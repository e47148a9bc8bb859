package dev.salesflow.nurturing.cadence;

/**
 * When a contact is overdue, in SQL, for the day page, case reviews, coaching and territories alike: what was agreed and its day has
 * passed, or a customer who is due by the plan while nothing is agreed with it.
 */
public final class OverdueContacts {

    /**
     * Of a row {@code p} of the plan. Counted, which the planner asks of a row by an index; of what exists it may read all there is.
     * Denied, not compared with zero: the planner expects that of so few rows that it sorts all of them to find the first.
     */
    public static final String NOTHING_AGREED = "not (select count(*) > 0 from contact_record r where r.customer_id = p.customer_id and r.result = 'OPEN')";

    private static final String OF_REP = """
            cast((select count(*) from contact_record r where r.next_owner = %1$s and r.result = 'OPEN' and r.next_due < :today)
                + (select count(*) from contact_plan p where p.owner_login = %1$s and p.due_on < :today and %2$s) as integer)""";

    private OverdueContacts() {
    }

    /** How many a rep has, the day given as {@code :today}; {@code rep} is SQL for the login. */
    public static String of(String rep) {
        return OF_REP.formatted(rep, NOTHING_AGREED);
    }
}
