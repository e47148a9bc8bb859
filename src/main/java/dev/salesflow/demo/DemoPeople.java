package dev.salesflow.demo;

import dev.salesflow.demo.DemoRecords.Kind;
import dev.salesflow.identity.DemoMode;
import dev.salesflow.identity.Duties;
import dev.salesflow.identity.Duty;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.PersonData;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.Viewers;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo's team, there before the first request of the very first start, since nobody else could log in. */
@Component
class DemoPeople implements SmartInitializingSingleton {

    static final String STEP = "people";
    private static final long LOCK = 7_240_080L;

    private final DemoMode mode;
    private final People people;
    private final Teams teams;
    private final Passwords passwords;
    private final Duties duties;
    private final Viewers viewers;
    private final DemoRecords records;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DemoPeople(DemoMode mode, People people, Teams teams, Passwords passwords, Duties duties, Viewers viewers, DemoRecords records,
            JdbcClient jdbc, TransactionTemplate transaction) {
        this.mode = mode;
        this.people = people;
        this.teams = teams;
        this.passwords = passwords;
        this.duties = duties;
        this.viewers = viewers;
        this.records = records;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (mode.on()) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> n).list();
                if (jdbc.sql("select not exists (select 1 from app_user)").query(Boolean.class).single()) {
                    create("");
                }
            });
        }
    }

    /** @param suffix behind each login and team name, so that a test can have a demo of its own */
    void create(String suffix) {
        var company = team("Management 管理层" + suffix, null, null);
        var sales = team("Sales 销售部" + suffix, null, company);
        var east = team("East China 华东团队" + suffix, "华东", sales);
        var europe = team("Europe 欧洲团队" + suffix, "Europe", sales);
        person("admin" + suffix, "Alex Admin", Role.ADMIN, null);
        person("manager" + suffix, "王敏 Wang Min", Role.MANAGER, sales);
        person("rep" + suffix, "李雷 Li Lei", Role.REP, east);
        person("rep2" + suffix, "Emma Clark", Role.REP, europe);
        person("presales" + suffix, "陈思 Chen Si", Role.PRESALES, sales);
        person("telemarketer" + suffix, "周倩 Zhou Qian", Role.TELEMARKETER, sales);
        person("director" + suffix, "赵刚 Zhao Gang", Role.MANAGER, company);
        person("finance" + suffix, "孙悦 Sun Yue", Role.MANAGER, team("Finance 财务部" + suffix, null, company));
        duties.give(viewers.of("admin" + suffix), "director" + suffix, Set.of(Duty.DIRECTOR));
        duties.give(viewers.of("admin" + suffix), "finance" + suffix, Set.of(Duty.FINANCE));
    }

    private UUID team(String name, String territory, UUID parent) {
        var team = teams.create(name, territory, parent);
        records.add(Kind.TEAM, team.id(), STEP);
        return team.id();
    }

    private void person(String login, String name, Role role, UUID team) {
        people.create(login, new PersonData(name, null, role, team, null));
        passwords.setToLogin(login);
        records.add(Kind.PERSON, login, STEP);
    }
}
