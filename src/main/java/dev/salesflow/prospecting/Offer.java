package dev.salesflow.prospecting;

/**
 * Whom a list offers to its callers, in SQL. With whom a deal is under way, its rep speaks; who waits on several open lists is offered
 * by the oldest of them, and not again by one that was open when another had its answer.
 */
public final class Offer {

    private static final String DEAL = "from opportunity o %s where o.customer_id = %s and o.outcome = 'OPEN'";

    /** Holds for a row {@code p} of {@code prospect} that its list offers now. */
    public static final String MADE = withoutDeal("p.customer_id") + """
             and not exists (
                select 1 from prospect x join prospect_list other on other.id = x.list_id join prospect_list own on own.id = p.list_id
                where x.customer_id = p.customer_id and x.id <> p.id and (x.next_at is null and x.called_at >= own.made_at
                    or x.next_at is not null and other.closed_at is null and (other.made_at, other.id) < (own.made_at, own.id)))""";

    private Offer() {
    }

    /** {@code customer} is SQL for an id. */
    static String withoutDeal(String customer) {
        return "not exists (select 1 " + DEAL.formatted("", customer) + ")";
    }

    /** The name of the rep who has a deal with it, or null. */
    public static String dealWith(String customer) {
        return "(select d.name " + DEAL.formatted("join app_user d on d.login = o.owner_login", customer) + " order by o.id limit 1)";
    }
}
