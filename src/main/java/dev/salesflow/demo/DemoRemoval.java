package dev.salesflow.demo;

import dev.salesflow.demo.DemoRecords.Kind;
import dev.salesflow.identity.OpenWork;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewer;
import dev.salesflow.process.ProcessTraces;
import dev.salesflow.shared.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the demo out again: its records with everything that hangs on them, and nothing else. What people brought in
 * themselves under a demo login goes to the administrator who removes it.
 */
@Component
public class DemoRemoval {

    private final DemoRecords records;
    private final People people;
    private final List<OpenWork> openWork;
    private final ProcessTraces processes;
    private final JdbcClient jdbc;

    DemoRemoval(DemoRecords records, People people, List<OpenWork> openWork, ProcessTraces processes, JdbcClient jdbc) {
        this.records = records;
        this.people = people;
        this.openWork = openWork;
        this.processes = processes;
        this.jdbc = jdbc;
    }

    /** Whether anything of the demo is still here. */
    @Transactional(readOnly = true)
    public boolean isDue() {
        return records.any();
    }

    @Transactional(readOnly = true)
    public DemoContents contents() {
        var logins = records.of(Kind.PERSON);
        var customers = customers();
        var deals = new ArrayList<>(ids("select id from opportunity where customer_id in (:keys)", customers));
        records.ids(Kind.OPPORTUNITY).stream().filter(deal -> !deals.contains(deal)).forEach(deals::add);
        var coachings = logins.isEmpty() ? List.<UUID>of() : jdbc.sql("select id from coaching_round where rep_login in (:logins) or coach_login in (:logins)")
                .param("logins", logins).query(UUID.class).list();
        var contactRecords = ids("select id from contact_record where customer_id in (:keys)", customers);
        var keys = new ArrayList<UUID>(deals);
        keys.addAll(customers);
        keys.addAll(reviews(customers));
        keys.addAll(contactRecords);
        keys.addAll(coachings);
        keys.addAll(caseReviews(logins));
        keys.addAll(onboardings(logins));
        return new DemoContents(logins, records.ids(Kind.TEAM), customers,
                count("select count(*) from contact where customer_id in (:keys)", customers), deals,
                count("select count(*) from quotation where opportunity_id in (:keys)", deals),
                count("select count(*) from contract where opportunity_id in (:keys)", deals), contactRecords, coachings,
                records.ids(Kind.PRODUCT), processes.running(keys), handedOver(logins, customers, deals));
    }

    private List<UUID> onboardings(List<String> logins) {
        return logins.isEmpty() ? List.of() : jdbc.sql("select id from onboarding where newcomer_login in (:logins)")
                .param("logins", logins).query(UUID.class).list();
    }

    /** One that a real customer was merged into is real too. */
    private List<UUID> customers() {
        return ids("""
                select d.id from customer d where d.id in (:keys)
                   and not exists (select 1 from customer m where m.merged_into = d.id and m.id not in (:keys))""", records.ids(Kind.CUSTOMER));
    }

    /** Only by an administrator who stays: one of the demo's would lock everybody out. */
    @Transactional
    public DemoContents remove(Viewer admin) {
        if (!admin.seesEverything()) {
            throw new AccessDeniedException("only administrators remove the demo");
        }
        var contents = contents();
        if (contents.people().contains(admin.login()) || !people.require(admin.login()).hasPassword()) {
            throw Refusal.of("demo.error.ownAdmin");
        }
        deleteRecords(contents);
        contents.people().forEach(login -> openWork.forEach(work -> work.handOver(login, admin.login(), admin.login())));
        deletePeople(contents, admin.login());
        records.forget();
        return contents;
    }

    private void deleteRecords(DemoContents contents) {
        processes.erase(contents.deals());
        processes.erase(contents.contactRecords());
        processes.erase(contents.customers());
        processes.erase(reviews(contents.customers()));
        processes.erase(contents.coachings());
        var caseReviews = caseReviews(contents.people());
        processes.erase(caseReviews);
        run("delete from case_review where id in (:keys)", caseReviews);
        var onboardings = onboardings(contents.people());
        processes.erase(onboardings);
        run("delete from onboarding where id in (:keys)", onboardings);
        run("""
                delete from training_session s where (planned_by in (:keys) or trainer_login in (:keys))
                   and not exists (select 1 from training_place p where p.session_id = s.id and not p.trains and p.login not in (:keys))""", contents.people());
        run("delete from coaching_round where id in (:keys)", contents.coachings());
        run("delete from approval_request where subject_id in (select id from quotation where opportunity_id in (:keys))", contents.deals());
        run("delete from opportunity where id in (:keys)", contents.deals());
        run("update customer set parent_id = null where parent_id in (:keys)", contents.customers());
        run("delete from customer_merge where from_id in (:keys) or into_id in (:keys)", contents.customers());
        run("delete from customer where id in (:keys)", contents.customers());
        run("delete from quotation_template where id in (:keys)", records.ids(Kind.QUOTATION_TEMPLATE));
        run("delete from prospect_list where id in (:keys)", records.ids(Kind.PROSPECT_LIST));
        // One that somebody made while trying the system out, unless real customers are on it.
        run("delete from prospect_list l where made_by in (:keys) and not exists (select 1 from prospect where list_id = l.id)", contents.people());
        // A product that real deals name meanwhile is real too.
        run("""
                delete from product p where id in (:keys)
                   and not exists (select 1 from opportunity where product_id = p.id)
                   and not exists (select 1 from quotation where product_id = p.id)
                   and not exists (select 1 from quotation_line where product_id = p.id)""", contents.products());
    }

    private void deletePeople(DemoContents contents, String heir) {
        if (!contents.people().isEmpty()) {
            processes.forgetPeople(contents.people());
            placesOfPeople().forEach(place -> jdbc.sql("update %s set %s = :heir where %s in (:logins)"
                            .formatted(place.table(), place.column(), place.column()))
                    .param("heir", heir).param("logins", contents.people()).update());
            run("delete from app_user where login in (:keys)", contents.people());
        }
        run("update app_user set team_id = null where team_id in (:keys)", contents.teams());
        run("update team set parent_id = null where parent_id in (:keys)", contents.teams());
        run("delete from team where id in (:keys)", contents.teams());
    }

    private record Place(String table, String column) {
    }

    /** Asked of the database, so that a table added later is not forgotten; what goes with the person needs no heir. */
    private List<Place> placesOfPeople() {
        return jdbc.sql("""
                        select c.conrelid::regclass::text as "table", quote_ident(a.attname) as "column"
                          from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                         where c.contype = 'f' and c.confrelid = 'app_user'::regclass and c.confdeltype <> 'c'""")
                .query(Place.class).list();
    }

    private List<UUID> reviews(List<UUID> customers) {
        return ids("select id from approach_review where customer_id in (:keys)", customers);
    }

    /** With the actions that were agreed in them, which are processes of their own. */
    private List<UUID> caseReviews(List<String> logins) {
        return logins.isEmpty() ? List.of() : jdbc.sql("""
                        select v.id from case_review v where v.rep_login in (:logins)
                        union select a.id from review_action a join case_review v on v.id = a.review_id where v.rep_login in (:logins)""")
                .param("logins", logins).query(UUID.class).list();
    }

    private long handedOver(List<String> logins, List<UUID> customers, List<UUID> deals) {
        if (logins.isEmpty()) {
            return 0;
        }
        var nothing = List.of(new UUID(0, 0));
        return jdbc.sql("""
                        select (select count(*) from customer where owner_login in (:logins) and id not in (:customers))
                             + (select count(*) from opportunity where owner_login in (:logins) and id not in (:deals))
                             + (select count(*) from import_run where started_by in (:logins))""")
                .param("logins", logins).param("customers", customers.isEmpty() ? nothing : customers)
                .param("deals", deals.isEmpty() ? nothing : deals).query(Long.class).single();
    }

    private List<UUID> ids(String sql, List<UUID> keys) {
        return keys.isEmpty() ? List.of() : jdbc.sql(sql).param("keys", keys).query(UUID.class).list();
    }

    private long count(String sql, List<UUID> keys) {
        return keys.isEmpty() ? 0 : jdbc.sql(sql).param("keys", keys).query(Long.class).single();
    }

    private void run(String sql, Collection<?> keys) {
        if (!keys.isEmpty()) {
            jdbc.sql(sql).param("keys", keys).update();
        }
    }
}
