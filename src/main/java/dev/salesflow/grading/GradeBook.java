package dev.salesflow.grading;

import dev.salesflow.identity.Viewer;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to grades. Trusts its caller: whether a person may see or lead a customer is asked before; {@code by} is a
 * login, or null for the system.
 */
@Component
@Transactional
public class GradeBook {

    /** Longer than a year is not an exception any more but a rule that nobody wrote down. */
    private static final int LONGEST_OVERRIDE_MONTHS = 12;
    private static final int LONGEST_REASON = 1000;
    private static final int EXPIRED_AT_A_TIME = 500;

    private final RuleBook rules;
    private final GradeDecisions decisions;
    private final GradeReports reports;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GradeBook(RuleBook rules, GradeDecisions decisions, GradeReports reports, JdbcClient jdbc,
            ApplicationEventPublisher events, Clock clock) {
        this.rules = rules;
        this.decisions = decisions;
        this.reports = reports;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public GradeReport report(UUID customer) {
        return reports.of(customer);
    }

    /** The latest decisions by the table, newest first. */
    @Transactional(readOnly = true)
    public List<GradeReport.Decided> decisions(UUID customer, int size) {
        return reports.decisions(customer, size);
    }

    /** The latest overrides, newest first, the one in force among them. */
    @Transactional(readOnly = true)
    public List<GradeReport.Override> overrides(UUID customer, int size) {
        return reports.overrides(customer, size);
    }

    /** The customers this person sees of whom too little is known. */
    @Transactional(readOnly = true)
    public Page<UngradedCustomer> ungraded(Viewer viewer, Page.Request page) {
        return reports.ungraded(viewer, page);
    }

    /** Those of this person's own customers, the soonest to buy first: their work. */
    @Transactional(readOnly = true)
    public Page<UngradedCustomer> ungradedOwnedBy(Viewer viewer, Page.Request page) {
        return reports.ungradedOwnedBy(viewer, page);
    }

    /** Grades one customer by its facts as they are in this transaction, and tells if its grade changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void regrade(UUID customer, Cause cause, String by) {
        for (var ruling : rule(List.of(customer), cause, by)) {
            var from = ruling.candidate().grade();
            var to = ruling.candidate().inForce(ruling.verdict());
            if (from != to) {
                events.publishEvent(new CustomerGraded(customer, from, to, by));
            }
        }
    }

    /** Grades a batch, for instance of an import, in its transaction and in a handful of statements; tells no events. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void regradeBatch(Collection<UUID> customers, Cause cause, String by) {
        rule(customers, cause, by);
    }

    /** These have the facts again that they had before that list: its decisions go, and one before counts if it still holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    void takeBack(UUID list, Collection<UUID> customers) {
        decisions.takeBack(list, customers);
        rule(customers, Cause.IMPORTED, null);
    }

    private List<GradeDecisions.Ruling> rule(Collection<UUID> customers, Cause cause, String by) {
        var rulings = rulings(new Judge(rules, today()), decisions.lock(customers));
        decisions.writeLocked(rulings, cause, by, clock.instant());
        return rulings;
    }

    static List<GradeDecisions.Ruling> rulings(Judge judge, List<GradeDecisions.Candidate> candidates) {
        var verdicts = judge.verdicts(candidates.stream().map(GradeDecisions.Candidate::profile).toList(),
                candidates.stream().map(GradeDecisions.Candidate::expectedSigning).toList());
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> new GradeDecisions.Ruling(candidates.get(i), verdicts.get(i))).toList();
    }

    /** Everything that keeps such an override from being set, each naming its field. */
    public List<Refusal> overrideProblems(Grade grade, String reason, LocalDate until) {
        var problems = new Refusals().require(grade != null, "grade", "error.required")
                .require(PlainText.clean(reason) != null, "reason", "grading.override.reasonMissing")
                .add(PlainText.problem("reason", PlainText.clean(reason), LONGEST_REASON))
                .require(until != null, "until", "error.required");
        if (until != null) {
            problems.require(!until.isBefore(today()), "until", "grading.override.past")
                    .require(!until.isAfter(today().plusMonths(LONGEST_OVERRIDE_MONTHS)), "until", "grading.override.tooLong",
                            LONGEST_OVERRIDE_MONTHS);
        }
        return problems.all();
    }

    /** A manager's own grade, in force until the end of that day; replaces one that is in force. */
    public void override(UUID customer, Grade grade, String reason, LocalDate until, String by) {
        new Refusals().addAll(overrideProblems(grade, reason, until)).throwIfAny();
        lock(customer);
        end(customer, by);
        jdbc.sql("""
                        insert into grade_override (customer_id, grade, reason, until, given_by, given_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(customer, grade.name(), reason.strip(), until, by, now()).update();
        regradeAfterOverride(customer, by);
    }

    /** The table's grade counts again; nothing happens where no override is in force. */
    public void endOverride(UUID customer, String by) {
        lock(customer);
        if (end(customer, by) > 0) {
            regradeAfterOverride(customer, by);
        }
    }

    /**
     * Ends overrides whose last day has passed, some at a time. Several nodes may do this at once: each takes rows that
     * no other holds.
     *
     * @return how many came to their end
     */
    int endExpiredOverrides() {
        var expired = jdbc.sql("""
                        select c.id from customer c join grade_override o on o.customer_id = c.id
                        where o.ended_at is null and o.until < ? and c.merged_into is null
                        order by c.id limit ? for update of c, o skip locked""")
                .params(today(), EXPIRED_AT_A_TIME).query(UUID.class).list();
        for (var customer : expired) {
            end(customer, null);
            regradeAfterOverride(customer, null);
        }
        return expired.size();
    }

    /** Always the customer first, then what hangs on it: so no two wait for each other. */
    private void lock(UUID customer) {
        jdbc.sql("select id from customer where id = ? for update").param(customer).query(UUID.class).optional()
                .orElseThrow(() -> new NotFound("customer", customer));
    }

    private int end(UUID customer, String by) {
        return jdbc.sql("update grade_override set ended_at = ?, ended_by = ? where customer_id = ? and ended_at is null")
                .params(now(), by, customer).update();
    }

    private void regradeAfterOverride(UUID customer, String by) {
        regrade(customer, Cause.OVERRIDE, by);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
