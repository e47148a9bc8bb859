package dev.salesflow.approval;

import dev.salesflow.approval.ApprovalCase.Mode;
import dev.salesflow.approval.ApprovalCase.Role;
import dev.salesflow.approval.ApprovalCase.Step;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A company of a test's own: a rep with a manager, and people beside them who may be asked. */
public class ApprovalFixture {

    private final JdbcClient jdbc;
    private final Viewers viewers;
    public final DealFixture people;
    public final UUID team;
    public final String rep;
    public final String manager;

    public ApprovalFixture(JdbcClient jdbc, Viewers viewers) {
        this.jdbc = jdbc;
        this.viewers = viewers;
        people = new DealFixture(jdbc);
        team = people.team();
        rep = people.person("REP", team);
        manager = people.person("MANAGER", team);
    }

    /** Nobody else holds the duty until the test is over. */
    public String only(String duty) {
        vacate(duty);
        return also(duty);
    }

    public String also(String duty) {
        var login = people.person("MANAGER", people.team());
        jdbc.sql("insert into person_function (login, function) values (?, ?)").params(login, duty).update();
        return login;
    }

    public void vacate(String duty) {
        jdbc.sql("delete from person_function where function = ?").param(duty).update();
    }

    public Viewer viewer(String login) {
        return viewers.of(login);
    }

    public void away(String login, String deputy) {
        jdbc.sql("""
                        insert into absence (id, login, deputy, first_day, last_day, hand_over, entered_by, entered_at)
                        values (gen_random_uuid(), ?, ?, current_date - 1, current_date + 1, true, ?, now())""").params(login, deputy, login).update();
    }

    /** Asks each role in a step of its own. */
    public static List<Step> oneAfterTheOther(Role... roles) {
        return List.of(roles).stream().map(role -> new Step(Mode.ALL, List.of(role))).toList();
    }

    public static List<Step> together(Mode mode, Role... roles) {
        return List.of(new Step(mode, List.of(roles)));
    }

    public ApprovalCase about(List<Step> steps) {
        return new ApprovalCase("trial", UUID.randomUUID(), rep, rep, "A matter", List.of(ApprovalCase.Fact.open("quotation.discount", "20 %")), steps);
    }
}
