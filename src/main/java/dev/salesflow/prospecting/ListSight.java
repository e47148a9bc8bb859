package dev.salesflow.prospecting;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who has to do with a list: its callers, whoever made it, and those who lead either. */
@Component
public class ListSight {

    private final JdbcClient jdbc;

    ListSight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** SQL that holds for lists under that alias which the person may see; used with {@link Viewer#parameters()}. */
    public static String of(Viewer viewer, String alias) {
        return "(" + viewer.sees(alias + ".made_by") + " or " + alias + ".id = any(array(select list_id from prospect_caller where "
                + viewer.sees("login") + ")))";
    }

    private record Standing(boolean seen, boolean managed, boolean mine, boolean closed) {
    }

    private Standing standing(UUID list, Viewer viewer) {
        return jdbc.sql("""
                        select %s as seen, %s as managed, l.closed_at is not null as closed,
                               exists (select 1 from prospect_caller k where k.list_id = l.id and k.login = :viewer) as mine
                        from prospect_list l where l.id = :list""".formatted(of(viewer, "l"), viewer.sees("l.made_by")))
                .params(viewer.parameters()).param("list", list).query(Standing.class).optional().filter(Standing::seen)
                .orElseThrow(() -> new NotFound("prospect list", list));
    }

    public void requireSeen(UUID list, Viewer viewer) {
        standing(list, viewer);
    }

    /** Callers call, nobody else: a manager who wants to puts themselves on the list. */
    public void requireCalling(UUID list, Viewer viewer) {
        if (ofCaller(list, viewer).closed()) {
            throw Refusal.conflict("prospecting.listClosed");
        }
    }

    /** Whoever calls through it, when it is closed too: what is on their screen stays there. */
    public void requireCaller(UUID list, Viewer viewer) {
        ofCaller(list, viewer);
    }

    private Standing ofCaller(UUID list, Viewer viewer) {
        var standing = standing(list, viewer);
        if (!standing.mine()) {
            throw new AccessDeniedException(viewer.login() + " does not call through this list");
        }
        return standing;
    }

    void requireManaged(UUID list, Viewer viewer) {
        if (!standing(list, viewer).managed()) {
            throw new AccessDeniedException(viewer.login() + " does not lead whoever made this list");
        }
    }
}
