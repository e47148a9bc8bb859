package dev.salesflow.rules.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.identity.Viewer;
import dev.salesflow.rules.Examples;
import dev.salesflow.rules.InvalidTable;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.RuleVersion;
import dev.salesflow.rules.RuleVersions;
import dev.salesflow.rules.Soundness;
import dev.salesflow.rules.Spelling;
import dev.salesflow.rules.TableContract;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts as they are typed: one open at a time for each table, in which everybody who may edit it meets. */
@Component
public class DraftBook {

    static final Set<RuleChange.State> OPEN =
            EnumSet.copyOf(EnumSet.allOf(RuleChange.State.class).stream().filter(RuleChange.State::isOpen).toList());
    private static final int MOST_EDITS = 20_000;

    private final RuleChanges changes;
    private final RuleBook rules;
    private final RuleVersions versions;
    private final RuleRights rights;
    private final RuleEvents record;
    private final Conflicts conflicts;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    DraftBook(RuleChanges changes, RuleBook rules, RuleVersions versions, RuleRights rights, RuleEvents record, Conflicts conflicts, JdbcClient jdbc,
            ObjectMapper json, Clock clock) {
        this.changes = changes;
        this.rules = rules;
        this.versions = versions;
        this.rights = rights;
        this.record = record;
        this.conflicts = conflicts;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param conflicts the edits that met another person's and were left out */
    public record Typed(RuleChange change, DraftGrid grid, List<Typing.Conflict> conflicts) {
    }

    /** The open change of a table. */
    public Optional<RuleChange> open(String table) {
        return changes.findByTableNameAndStateIn(table, OPEN);
    }

    public List<RuleChange> allOpen() {
        return changes.findByStateIn(OPEN);
    }

    public RuleChange find(UUID id) {
        return changes.findById(id).orElseThrow(() -> new NotFound("rule change", id));
    }

    public DraftGrid grid(RuleChange change) {
        try {
            return json.readValue(change.grid(), DraftGrid.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the draft " + change.id() + " cannot be read", e);
        }
    }

    public TableContract<?, ?> contract(String table) {
        return rules.contract(table).orElseThrow(() -> new NotFound("rule table", table));
    }

    public RuleVersion version(String table, int version) {
        return versions.find(table, version).orElseThrow(() -> new NotFound("rule version", table + " " + version));
    }

    public RuleVersion latest(String table) {
        return versions.latest(contract(table).table()).orElseThrow(() -> new NotFound("rule table", table));
    }

    /** The table's open change, or a new draft of what was published last. */
    @Transactional
    public RuleChange begin(Viewer by, String table) {
        mustEdit(by, table);
        versions.lock(table);
        return open(table).orElseGet(() -> beginWith(by, table, grid(latest(table)), latest(table).examples(), null));
    }

    /** A draft with what the release ships. */
    @Transactional
    public RuleChange takeShipped(Viewer by, String table) {
        mustEdit(by, table);
        return beginAlone(by, table, DraftGrid.of(rules.shipped(contract(table))), null, null);
    }

    /** A draft with a table that came as a file, whose cells can be read. */
    @Transactional
    public RuleChange take(Viewer by, RuleTable uploaded) {
        mustEdit(by, uploaded.name());
        return beginAlone(by, uploaded.name(), DraftGrid.of(uploaded), latest(uploaded.name()).examples(), null);
    }

    /** A draft with the content of an earlier version. */
    @Transactional
    public RuleChange restore(Viewer by, String table, int version) {
        mustEdit(by, table);
        var old = version(table, version);
        return beginAlone(by, table, grid(old), old.examples(), version);
    }

    private RuleChange beginAlone(Viewer by, String table, DraftGrid grid, String examples, Integer restores) {
        versions.lock(table);
        open(table).ifPresent(open -> {
            throw Refusal.conflict("rules.change.another", open.begunBy());
        });
        var change = beginWith(by, table, grid, examples, restores);
        // A table brought along whole is its bringer's work as much as one that was typed.
        keep(change, by, grid);
        return change;
    }

    private RuleChange beginWith(Viewer by, String table, DraftGrid grid, String examples, Integer restores) {
        var change = changes.save(RuleChange.begin(Ids.next(), table, latest(table).version(), write(grid), examples, restores,
                by.login(), clock.instant()));
        record.add(table, change.id(), restores, RuleEvents.Kind.BEGUN, by.login(), null);
        return change;
    }

    private DraftGrid grid(RuleVersion version) {
        return DraftGrid.of(read(version));
    }

    /** Refused where it was made for another release. */
    public RuleTable read(RuleVersion version) {
        try {
            return RuleTable.read(contract(version.table()), version.source());
        } catch (InvalidTable e) {
            throw Refusal.of("rules.version.unreadable", version.version());
        }
    }

    /** The same of a draft, refused while some cells cannot be read. */
    public RuleTable readable(RuleChange change) {
        try {
            return table(change);
        } catch (InvalidTable e) {
            throw Refusal.of("rules.change.unsound", e.problems().size());
        }
    }

    /** Whether the examples beside the draft are others than those beside the version that runs. */
    public boolean changesExamples(RuleChange change) {
        var contract = contract(change.table());
        return !Examples.of(contract, change.examples()).equals(Examples.of(contract, latest(change.table()).examples()));
    }

    /** Applied to the grid as it is now; what met another person's edit is left out and told, the rest is kept. */
    @Transactional
    public Typed type(Viewer by, UUID id, List<Edit> edits) {
        if (edits.size() > MOST_EDITS) {
            throw Refusal.of("rules.change.tooMuch", MOST_EDITS);
        }
        var change = lock(id);
        mustEdit(by, change.table());
        var typing = new Typing(grid(change), new Spelling(contract(change.table())));
        typing.apply(edits);
        change.type(write(typing.grid()), change.examples());
        conflicts.settle(by, id, typing.applied());
        conflicts.keep(by, id, typing.conflicts());
        if (!typing.applied().isEmpty()) {
            change = changes.save(change);
            keep(change, by, typing.applied());
        }
        return new Typed(change, typing.grid(), typing.conflicts());
    }

    private void keep(RuleChange change, Viewer by, Object edits) {
        jdbc.sql("insert into rule_change_edit (change_id, revision, edited_by, edited_at, edits) values (?, ?, ?, ?, ?)")
                .params(change.id(), change.revision(), by.login(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), write(edits)).update();
    }

    /** Other examples beside the table. */
    @Transactional
    public RuleChange exemplify(Viewer by, UUID id, String examples) {
        var change = lock(id);
        mustEdit(by, change.table());
        change.type(change.grid(), examples);
        change = changes.save(change);
        keep(change, by, Map.of("examples", examples));
        return change;
    }

    /** Everybody who typed in it, or submitted it. */
    public Set<String> authors(RuleChange change) {
        return jdbc.sql("select edited_by from rule_change_edit where change_id = :id union select submitted_by from rule_change where id = :id and submitted_by is not null")
                .param("id", change.id()).query(String.class).set();
    }

    /** What the checks say of it today. */
    public Soundness soundness(RuleChange change) {
        return grid(change).soundness(contract(change.table()), LocalDate.now(clock));
    }

    /** What stands in it, as a table; refused with everything that cannot be read. */
    public RuleTable table(RuleChange change) {
        return grid(change).table(contract(change.table()));
    }

    RuleChange lock(UUID id) {
        return changes.findOneById(id).orElseThrow(() -> new NotFound("rule change", id));
    }

    void mustEdit(Viewer viewer, String table) {
        contract(table);
        if (!rights.may(viewer, RuleRights.Kind.EDIT, table)) {
            throw new AccessDeniedException("may not edit " + table);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
