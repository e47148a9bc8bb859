package dev.salesflow.identity;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to teams: a tree without circles, each name once. */
@Service
@Transactional
public class Teams {

    private static final int LONGEST = 100;
    private static final String SELECT = "select id, name, territory, parent_id as parent from team ";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Teams(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Team> all() {
        return jdbc.sql(SELECT + "order by lower(name), id").query(Team.class).list();
    }

    @Transactional(readOnly = true)
    public Optional<Team> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(Team.class).optional();
    }

    @Transactional(readOnly = true)
    public Team require(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("team", id));
    }

    @Transactional(readOnly = true)
    public Optional<Team> byName(String name) {
        return jdbc.sql(SELECT + "where lower(name) = lower(?)").param(name.strip()).query(Team.class).optional();
    }

    /** This team, then the one above it, up to the top; empty for null. */
    @Transactional(readOnly = true)
    List<UUID> withThoseAbove(UUID team) {
        return jdbc.sql("""
                        with recursive above(id, distance) as (
                            select cast(? as uuid), 0
                            union all
                            select t.parent_id, distance + 1 from team t join above a on t.id = a.id
                             where t.parent_id is not null) cycle id set again using path
                        select id from above where id is not null and not again order by distance""")
                .param(team).query(UUID.class).list();
    }

    public Team create(String name, String territory, UUID parent) {
        var team = new Team(Ids.next(), PlainText.clean(name), PlainText.clean(territory), parent);
        problems(team).throwIfAny();
        jdbc.sql("insert into team (id, name, territory, parent_id) values (?, ?, ?, ?)")
                .params(team.id(), team.name(), team.territory(), team.parent()).update();
        return team;
    }

    public void change(UUID id, String name, String territory, UUID parent) {
        // The whole tree is held while it is changed: two changes that are fine alone may close a circle together.
        jdbc.sql("select id from team order by id for update").query(UUID.class).list();
        var before = require(id);
        var team = new Team(id, PlainText.clean(name), PlainText.clean(territory), parent);
        problems(team).require(!withThoseAbove(parent).contains(id), "parent", "team.error.circle").throwIfAny();
        jdbc.sql("update team set name = ?, territory = ?, parent_id = ?, version = version + 1 where id = ?")
                .params(team.name(), team.territory(), team.parent(), id).update();
        if (!Objects.equals(before.parent(), parent)) {
            events.publishEvent(new TeamsChanged(Set.of()));
        }
    }

    /** Only an empty team goes: nobody in it and none below it. */
    public void remove(UUID id) {
        require(id);
        var used = jdbc.sql("select (select count(*) from app_user where team_id = :id) + (select count(*) from team where parent_id = :id)")
                .param("id", id).query(Long.class).single();
        if (used > 0) {
            throw Refusal.of("team.error.notEmpty");
        }
        jdbc.sql("delete from team where id = ?").param(id).update();
    }

    private Refusals problems(Team team) {
        return new Refusals().require(team.name() != null, "name", "error.required")
                .add(PlainText.lineProblem("name", team.name(), LONGEST))
                .add(PlainText.lineProblem("territory", team.territory(), LONGEST))
                .add(nameTaken(team))
                .require(team.parent() == null || find(team.parent()).isPresent(), "parent", "error.notAChoice");
    }

    private Optional<Refusal> nameTaken(Team team) {
        return Optional.ofNullable(team.name()).filter(PlainText::isReadable).flatMap(this::byName)
                .filter(other -> !other.id().equals(team.id())).map(other -> Refusal.ofField("name", "team.error.nameTaken"));
    }
}
