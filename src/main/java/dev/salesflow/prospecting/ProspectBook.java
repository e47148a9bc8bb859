package dev.salesflow.prospecting;

import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.Turn;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to lists of names: who makes one of whom, who calls through it, how far it is. */
@Component
@Transactional
public class ProspectBook {

    /** A list is called through by people; what is longer nobody ends. */
    public static final int MOST_NAMES = 20_000;

    /** A name on a list; {@code dealWith} is the rep who has a deal with it, so that nobody else calls. */
    public record Name(UUID customerId, String customer, String grade, String phone, CallOutcome outcome, int attempts, String calledBy,
            Instant calledAt, Instant nextAt, String dealWith) {
    }

    /** What a caller's screen says of the list. */
    public record Brief(UUID id, String name, String purpose, int left) {
    }

    private static final String LISTS = """
            select l.id, l.name, l.source, l.purpose, l.made_by, u.name as made_by_name, l.made_at, l.closed_at,
                   (select string_agg(k.name, ', ' order by k.name) from prospect_caller pc join app_user k on k.login = pc.login where pc.list_id = l.id) as callers,
                   exists (select 1 from prospect_caller k where k.list_id = l.id and k.login = :viewer) as mine, %s as managed, n.*
            from (select * from prospect_list l where %s order by l.closed_at is not null, l.made_at desc, l.id desc limit :size offset :offset) l
            join app_user u on u.login = l.made_by
            cross join lateral (
                select count(*) as names, count(p.outcome) as called, count(*) filter (where p.outcome in ('INTERESTED', 'REACHED', 'NOT_INTERESTED')) as reached,
                       count(*) filter (where p.outcome = 'INTERESTED') as interested, count(*) filter (where p.outcome = 'CALL_BACK') as call_back,
                       count(*) filter (where p.outcome in ('WRONG_NUMBER', 'GONE')) as wrong, count(*) filter (where p.outcome = 'DUPLICATE') as duplicate,
                       count(p.next_at) as "left", count(p.next_at) filter (where p.outcome is not null) as again
                from prospect p where p.list_id = l.id) n
            order by l.closed_at is not null, l.made_at desc, l.id desc""";

    private final ListSight sight;
    private final NameSources sources;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProspectBook(ListSight sight, NameSources sources, JdbcClient jdbc, Clock clock) {
        this.sight = sight;
        this.sources = sources;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Presales prepare demos; names are found by those who sell and those who lead them. */
    public static boolean mayMake(Viewer viewer) {
        return viewer.role() != Role.PRESALES;
    }

    /** Makes it of the customers that fit, or answers what the same request made before. */
    public UUID make(NewList wish, Viewer by) {
        if (!mayMake(by)) {
            throw new AccessDeniedException(by.login() + " makes no lists of names");
        }
        new Refusals().addAll(wish.problems()).addAll(strangers(wish.callers(), by)).throwIfAny();
        Turn.take(jdbc, "prospect list " + wish.requestId());
        record Made(UUID id, String madeBy) {
        }
        var known = jdbc.sql("select id, made_by from prospect_list where request_id = ?").param(wish.requestId()).query(Made.class).optional();
        new Refusals().require(known.filter(made -> !made.madeBy().equals(by.login())).isEmpty(), "requestId", "contactRecord.requestIdUsed").throwIfAny();
        return known.map(Made::id).orElseGet(() -> made(wish, by));
    }

    private UUID made(NewList wish, Viewer by) {
        var id = Ids.next();
        jdbc.sql("insert into prospect_list (id, request_id, name, source, purpose, made_by, made_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, wish.requestId(), wish.name(), wish.filter().source(), wish.purpose(), by.login(), now()).update();
        ask(id, wish.callers());
        var names = sources.fill(id, wish.filter(), now(), MOST_NAMES + 1, by);
        new Refusals().require(names > 0, "names", "prospecting.noNames")
                .require(names <= MOST_NAMES, "names", "prospecting.tooManyNames", MOST_NAMES).throwIfAny();
        return id;
    }

    /** Who may be asked to call is whom the person leads. */
    private List<Refusal> strangers(Set<String> callers, Viewer by) {
        var known = sources.callers(by);
        return new Refusals().require(known.keySet().containsAll(callers), "callers", "error.notAChoice").all();
    }

    private void ask(UUID list, Set<String> callers) {
        callers.forEach(login -> jdbc.sql("insert into prospect_caller (list_id, login) values (?, ?) on conflict do nothing").params(list, login).update());
    }

    /** Open ones first, the newest before older ones. */
    @Transactional(readOnly = true)
    public Page<ProspectList> lists(Page.Request page, Viewer viewer) {
        var seen = ListSight.of(viewer, "l");
        var total = jdbc.sql("select count(*) from prospect_list l where " + seen).params(viewer.parameters()).query(Long.class).single();
        return page.of(rows(seen, new HashMap<>(viewer.parameters()), page.size(), page.offset(), viewer), total);
    }

    @Transactional(readOnly = true)
    public ProspectList get(UUID id, Viewer viewer) {
        sight.requireSeen(id, viewer);
        var parameters = new HashMap<>(viewer.parameters());
        parameters.put("list", id);
        return rows("l.id = :list", parameters, 1, 0, viewer).stream().findFirst().orElseThrow(() -> new NotFound("prospect list", id));
    }

    /** Without telling how each of its names stands, which a screen between two calls need not wait for. */
    @Transactional(readOnly = true)
    public Brief brief(UUID id, Viewer viewer) {
        sight.requireSeen(id, viewer);
        return jdbc.sql("""
                        select l.id, l.name, l.purpose, (select count(*) from prospect p where p.list_id = l.id and p.next_at is not null) as "left"
                        from prospect_list l where l.id = ?""").param(id).query(Brief.class).single();
    }

    private List<ProspectList> rows(String which, HashMap<String, Object> parameters, int size, long offset, Viewer viewer) {
        return jdbc.sql(LISTS.formatted(viewer.sees("l.made_by"), which)).params(parameters).param("size", size).param("offset", offset)
                .query((row, n) -> new ProspectList(row.getObject("id", UUID.class), row.getString("name"), row.getString("source"), row.getString("purpose"),
                        row.getString("made_by"), row.getString("made_by_name"), row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("closed_at") == null ? null : row.getTimestamp("closed_at").toInstant(), row.getString("callers"),
                        row.getBoolean("mine"), row.getBoolean("managed"),
                        new ProspectList.Progress(row.getInt("names"), row.getInt("called"), row.getInt("reached"), row.getInt("interested"),
                                row.getInt("call_back"), row.getInt("wrong"), row.getInt("duplicate"), row.getInt("left"), row.getInt("again"))))
                .list();
    }

    /** @param outcome null: all, those still to be called first */
    @Transactional(readOnly = true)
    public Page<Name> names(UUID list, CallOutcome outcome, Page.Request page, Viewer viewer) {
        sight.requireSeen(list, viewer);
        var where = "p.list_id = :list" + (outcome == null ? "" : " and p.outcome = :outcome");
        var parameters = new HashMap<String, Object>();
        parameters.put("list", list);
        parameters.put("outcome", outcome == null ? null : outcome.name());
        var total = jdbc.sql("select count(*) from prospect p where " + where).params(parameters).query(Long.class).single();
        return page.of(jdbc.sql("""
                        select p.customer_id, c.name as customer, c.grade, c.phone, p.outcome, p.attempts, u.name as called_by, p.called_at, p.next_at, %s as deal_with
                        from (select * from prospect p where %s order by p.outcome nulls first, p.called_at desc, p.id limit :size offset :offset) p
                        join customer c on c.id = p.customer_id left join app_user u on u.login = p.called_by
                        order by p.outcome nulls first, p.called_at desc, p.id""".formatted(Offer.dealWith("p.customer_id"), where))
                .params(parameters).param("size", page.size()).param("offset", page.offset()).query(Name.class).list(), total);
    }

    @Transactional(readOnly = true)
    public Set<String> callers(UUID list) {
        return Set.copyOf(jdbc.sql("select login from prospect_caller where list_id = ?").param(list).query(String.class).list());
    }

    /** Those outside the person's sight stay as they are; whoever goes leaves the name on their screen to the others. */
    public void changeCallers(UUID list, Set<String> callers, Viewer by) {
        sight.requireManaged(list, by);
        var choice = sources.callers(by).keySet();
        new Refusals().require(!callers.isEmpty(), "callers", "prospecting.noCaller").addAll(strangers(callers, by)).throwIfAny();
        callers(list).stream().filter(login -> choice.contains(login) && !callers.contains(login)).forEach(gone -> {
            jdbc.sql("delete from prospect_caller where list_id = ? and login = ?").params(list, gone).update();
            jdbc.sql("update prospect set held_by = null, held_until = null where list_id = ? and held_by = ?").params(list, gone).update();
        });
        ask(list, callers);
    }

    /** No more calls, until it is opened again. */
    public void close(UUID list, boolean closed, Viewer by) {
        sight.requireManaged(list, by);
        jdbc.sql("update prospect_list set closed_at = cast(? as timestamptz) where id = ? and (closed_at is null) = ?")
                .params(closed ? now() : null, list, closed).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
