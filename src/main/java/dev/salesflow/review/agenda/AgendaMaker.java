package dev.salesflow.review.agenda;

import dev.salesflow.grading.Grade;
import dev.salesflow.review.ReviewItem;
import dev.salesflow.review.ReviewRules;
import dev.salesflow.review.ReviewedCase;
import dev.salesflow.review.ReviewedCase.Subject;
import dev.salesflow.review.agenda.AgendaGroup.Asked;
import dev.salesflow.rules.Decision;
import dev.salesflow.rules.RuleBook;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a rep's customers on the agenda of a review: the table {@code case-review} says which grades come up whole and which by
 * a sample. Of a sample those come first that nobody has looked at for the longest time, counted from when a new one became
 * known: so whoever is at the end of the queue reaches its head, however many arrive behind. All in a handful of statements.
 */
@Component
@Transactional
public class AgendaMaker {

    /** Of one grade at once; nobody holds a longer meeting, and the rest comes first the next time. */
    public static final int LONGEST = 200;

    /**
     * For whom it is made.
     *
     * @param since what moved after this is news for a case that was never looked at
     */
    public record Order(UUID review, String rep, int turn, int most, Instant since) {
    }

    /** Rows {@code c} of customers that the rep {@code :rep} works at. */
    static final String OF_REP = """
            c.merged_into is null and c.id in (select id from customer where owner_login = :rep
                union all select customer_id from opportunity where owner_login = :rep and outcome = 'OPEN')""";

    private static final String MINE = """
            select c.id, c.grade, l.looked, coalesce(l.looked, c.created_at) as waits_since from customer c
            left join lateral (select max(k.decided_at) as looked from review_case k join case_review v on v.id = k.review_id and v.state = 'HELD'
                where k.customer_id = c.id) l on true
            where\s""" + OF_REP;

    private static final String PUT = """
            insert into review_case (id, review_id, customer_id, position, grade, agenda, sampled, since, first_time)
            select gen_random_uuid(), :review, m.id, 0, m.grade, g.agenda, g.sampled, coalesce(m.looked, :since), m.looked is null
            from (select *, row_number() over (partition by grade order by waits_since, id) as place, count(*) over (partition by grade) as customers
                  from (%s) mine) m
            join unnest(:grades, :agendas, :sampled) as g(grade, agenda, sampled) on g.grade = coalesce(m.grade, '')
            where m.place <= case when g.sampled then least(:most, ceil(m.customers / cast(:turn as numeric))) else :longest end
            on conflict (review_id, customer_id) do nothing""".formatted(MINE);

    /** What was decided stays, and what something was agreed on. */
    private static final String CLEAR = """
            delete from review_case k where k.review_id = :review and k.decided_at is null
                and not exists (select 1 from review_action a where a.review_id = k.review_id and a.customer_id = k.customer_id)""";

    private static final String NUMBER = """
            update review_case k set position = n.place from (
                select k.id, row_number() over (order by array_position(array['PURSUIT', 'CONTACT', 'LIST'], k.agenda), k.grade nulls last,
                           (select max(o.amount) from opportunity o where o.customer_id = k.customer_id and o.owner_login = :rep and o.outcome = 'OPEN') desc nulls last,
                           lower(c.name), k.id) as place
                from review_case k join customer c on c.id = k.customer_id where k.review_id = :review) n
            where k.id = n.id""";

    private static final String COUNT = """
            select coalesce(m.grade, '') as grade, count(*) as customers, count(k.id) as chosen from (%s) m
            left join review_case k on k.review_id = :review and k.customer_id = m.id group by 1""".formatted(MINE);

    private final RuleBook rules;
    private final JdbcClient jdbc;

    AgendaMaker(RuleBook rules, JdbcClient jdbc) {
        this.rules = rules;
        this.jdbc = jdbc;
    }

    /** However often it is asked for, a case is there once; what fits no more goes unless something was said of it. */
    public Agenda make(Order order) {
        var asked = ask();
        var whole = asked.groups().stream().filter(group -> !group.territory() && group.agenda() != null).toList();
        jdbc.sql(CLEAR).param("review", order.review()).update();
        jdbc.sql(PUT).params(parameters(order)).param("since", order.since().atOffset(ZoneOffset.UTC)).param("longest", LONGEST)
                .param("grades", whole.stream().map(AgendaGroup::key).toArray(String[]::new))
                .param("agendas", whole.stream().map(group -> group.agenda().name()).toArray(String[]::new))
                .param("sampled", whole.stream().map(AgendaGroup::sampled).toArray(Boolean[]::new)).update();
        jdbc.sql(NUMBER).param("review", order.review()).param("rep", order.rep()).update();
        return counted(asked, order);
    }

    private static Map<String, Object> parameters(Order order) {
        return Map.of("review", order.review(), "rep", order.rep(), "turn", order.turn(), "most", order.most());
    }

    private Agenda counted(Agenda asked, Order order) {
        record Count(int customers, int chosen) {
        }
        var counts = new HashMap<String, Count>();
        jdbc.sql(COUNT).param("review", order.review()).param("rep", order.rep())
                .query(row -> {
                    counts.put(row.getString(1), new Count(row.getInt(2), row.getInt(3)));
                });
        return new Agenda(asked.tableVersion(), asked.groups().stream().map(group -> {
            var count = group.territory() ? new Count(0, 0) : counts.getOrDefault(group.key(), new Count(0, 0));
            return group.counted(count.customers(), count.chosen());
        }).toList());
    }

    private Agenda ask() {
        var cases = new ArrayList<ReviewedCase>();
        for (var grade : Grade.values()) {
            cases.add(new ReviewedCase(Subject.CUSTOMER, grade));
        }
        cases.add(new ReviewedCase(Subject.CUSTOMER, null));
        cases.add(new ReviewedCase(Subject.TERRITORY, null));
        var decisions = rules.decideAll(ReviewRules.CASE_REVIEW, cases);
        return new Agenda(decisions.get(0).version(), IntStream.range(0, cases.size()).mapToObj(n -> group(cases.get(n), decisions.get(n))).toList());
    }

    private static AgendaGroup group(ReviewedCase about, Decision<ReviewItem> decision) {
        var items = decision.fired();
        List<Asked> asked = items.stream().filter(row -> row.result().question() != null).map(row -> new Asked(row.result().question(), row.row())).toList();
        return new AgendaGroup(about.grade(), about.subject() == Subject.TERRITORY,
                items.stream().map(row -> row.result().agenda()).filter(Objects::nonNull).findFirst().orElse(null),
                items.stream().anyMatch(row -> Boolean.TRUE.equals(row.result().sampleOnly())), asked, 0, 0);
    }
}
