package dev.salesflow.process.engine.access;

import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.rules.change.RuleRights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The groups the engine gives work and rights to, made of our people and teams: one for each role, {@code team-…} for a
 * team's members, {@code reps-…} for the reps among them, {@code managers-…} for the managers of that team or one above it,
 * {@code rules-…} for those who may decide on the change of a rule table that waits for review.
 */
@Component
public class EngineGroups {

    public static final String ADMIN = "camunda-admin";

    private static final String MEMBERS = "team-";
    private static final String REPS = "reps-";
    private static final String MANAGERS = "managers-";
    private static final String REVIEWERS = "rules-";

    private final JdbcClient jdbc;
    private final RuleRights rules;
    private final MessageSource messages;

    EngineGroups(JdbcClient jdbc, RuleRights rules, MessageSource messages) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.messages = messages;
    }

    /** The candidate group of those who may review a table's open change: never who typed in it. */
    public static String reviewersOf(String table) {
        return REVIEWERS + table;
    }

    /** The candidate group that holds the managers of a team, whoever they are at the time. */
    public static String managersOf(UUID team) {
        return MANAGERS + team;
    }

    static boolean isOfManagers(String group) {
        return group.startsWith(MANAGERS);
    }

    static boolean isOfReps(String group) {
        return group != null && group.startsWith(REPS);
    }

    /** The reps of the team that this group leads; empty where it leads no single team. */
    public static Optional<String> repsLedBy(String group) {
        return Optional.ofNullable(group).filter(EngineGroups::isOfManagers).map(leads -> REPS + leads.substring(MANAGERS.length()));
    }

    private static String membersOf(UUID team) {
        return MEMBERS + team;
    }

    /** The group that leads a person: the managers of their team, else the administrators; nobody's too. */
    public String leading(String login) {
        return jdbc.sql("select team_id from app_user where login = ? and team_id is not null")
                .param(1, login, java.sql.Types.VARCHAR).query(UUID.class).optional()
                .map(EngineGroups::managersOf).orElse(ADMIN);
    }

    /** The role whose people a group holds; empty for a team's members. */
    public static Optional<Role> roleOf(String group) {
        return isOfManagers(group) ? Optional.of(Role.MANAGER) : isOfReps(group) ? Optional.of(Role.REP)
                : Arrays.stream(Role.values()).filter(role -> of(role).equals(group)).findFirst();
    }

    static String of(Role role) {
        return role == Role.ADMIN ? ADMIN : role.group();
    }

    /** Empty for a person who is unknown or disabled. */
    public List<String> of(String login) {
        record Row(Role role, UUID team) {
        }
        var person = jdbc.sql("select role, team_id from app_user where login = ? and enabled").param(login)
                .query((row, n) -> new Row(Role.valueOf(row.getString(1)), row.getObject(2, UUID.class)))
                .optional();
        if (person.isEmpty()) {
            return List.of();
        }
        var groups = new ArrayList<String>();
        groups.add(of(person.get().role()));
        if (person.get().role() == Role.MANAGER || person.get().role() == Role.ADMIN) {
            rules.reviewable(login).forEach(table -> groups.add(reviewersOf(table)));
        }
        if (person.get().team() != null) {
            groups.add(membersOf(person.get().team()));
            if (person.get().role() == Role.REP) {
                groups.add(REPS + person.get().team());
            }
            if (person.get().role() == Role.MANAGER) {
                teamAndBelow(person.get().team()).forEach(team -> groups.add(managersOf(team)));
            }
        }
        return groups;
    }

    /** Who is in a group; nobody in one that does not exist. */
    List<String> members(String group) {
        for (var role : Role.values()) {
            if (of(role).equals(group)) {
                return jdbc.sql("select login from app_user where enabled and role = ?").param(role.name()).query(String.class).list();
            }
        }
        if (group.startsWith(REVIEWERS)) {
            return rules.reviewers(group.substring(REVIEWERS.length()));
        }
        if (group.startsWith(MEMBERS) || isOfReps(group)) {
            return jdbc.sql("select login from app_user where enabled and cast(team_id as text) = ?" + (isOfReps(group) ? " and role = 'REP'" : ""))
                    .param(group.substring(group.indexOf('-') + 1)).query(String.class).list();
        }
        return !group.startsWith(MANAGERS) ? List.of() : jdbc.sql("""
                        with recursive above(id) as (
                            select id from team where cast(id as text) = ?
                            union
                            select t.parent_id from team t join above a on t.id = a.id where t.parent_id is not null)
                        select login from app_user where enabled and role = 'MANAGER' and team_id in (select id from above)""")
                .param(group.substring(MANAGERS.length())).query(String.class).list();
    }

    /** Every group there is, with the name that whoever asks knows it by. */
    public Map<String, String> names() {
        var groups = new LinkedHashMap<String, String>();
        for (var role : Role.values()) {
            groups.put(of(role), text("group." + role.name()));
        }
        jdbc.sql("select id, name from team order by name").query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .forEach(team -> {
                    groups.put(membersOf(team.getKey()), team.getValue());
                    groups.put(REPS + team.getKey(), text("group.reps", team.getValue()));
                    groups.put(managersOf(team.getKey()), text("group.managers", team.getValue()));
                });
        rules.inReview().forEach(table -> groups.put(reviewersOf(table), text("group.reviewers", text("rules.table." + table))));
        return groups;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private List<UUID> teamAndBelow(UUID team) {
        return jdbc.sql(Viewer.TEAM_AND_BELOW).param("team", team).query(UUID.class).list();
    }
}
