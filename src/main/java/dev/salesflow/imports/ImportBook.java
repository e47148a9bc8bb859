package dev.salesflow.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.csv.BadFile;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.Headers;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.Reading;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.RowOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to imports. Managers import for themselves and the people they lead, administrators for all and lists of people
 * too; each sees their own imports, those of the people they lead, or all.
 */
@Component
@Transactional
public class ImportBook {

    /** More columns than any list of ours has use for. */
    static final int MOST_COLUMNS = 200;

    private static final int LONGEST_NAME = 100;

    private final Imports imports;
    private final StoredFiles files;
    private final Verdicts verdicts;
    private final Reviews reviews;
    private final Memory memory;
    private final Intakes intakes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ImportBook(Imports imports, StoredFiles files, Verdicts verdicts, Reviews reviews, Memory memory, Intakes intakes,
            ApplicationEventPublisher events, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.verdicts = verdicts;
        this.reviews = reviews;
        this.memory = memory;
        this.intakes = intakes;
        this.events = events;
        this.clock = clock;
    }

    /** An import can be taken up; told so that this node need not wait for its next look. */
    public record ImportQueued(UUID id) {
    }

    /**
     * Stores a file and queues its import; refused at once, with nothing kept, where it cannot be read as a list.
     *
     * @param given column → field, may be empty
     */
    public UUID start(ImportKind kind, String fileName, InputStream bytes, Map<String, String> given, Answers answers, Viewer viewer)
            throws IOException {
        mayImport(kind, viewer);
        var id = Ids.next();
        imports.insert(new ImportRun(id, kind, cleanName(fileName), 0, "UTF-8", ',', List.of(), given, answers.byId(), Map.of(), List.of(), null,
                ImportState.QUEUED, 0, 0, new ImportRun.Counts(0, 0, 0, 0, 0), null, List.of(), viewer.login(), clock.instant(), null));
        try {
            var found = files.store(id, bytes);
            var columns = checkHeader(files.header(id, found));
            given.forEach((column, field) -> Answers.checkMapping(kind, columns, column, field));
            answers.check(kind, columns);
            imports.describe(id, found.bytes(), found.charset().name(), found.delimiter(), columns);
        } catch (BadFile e) {
            throw Refusal.ofField("file", e.key(), e.arguments());
        }
        events.publishEvent(new ImportQueued(id));
        return id;
    }

    /** As {@link #start}, but nothing is written before the person has seen how the list is read and says so. */
    public UUID startForReview(ImportKind kind, String fileName, InputStream bytes, Viewer viewer) throws IOException {
        var id = start(kind, fileName, bytes, Map.of(), new Answers(Map.of()), viewer);
        reviews.await(id);
        return id;
    }

    private static void mayImport(ImportKind kind, Viewer viewer) {
        if (!viewer.leads() || kind == ImportKind.TEAM && !viewer.seesEverything()) {
            throw new AccessDeniedException(viewer.login() + " may not import " + kind.code());
        }
    }

    /** Only the last part of what may be a path, without control characters. */
    static String cleanName(String fileName) {
        var name = fileName == null ? "" : fileName.replaceAll("^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return name.isEmpty() ? "list.csv" : name.substring(0, Math.min(name.length(), 200));
    }

    private static List<String> checkHeader(List<String> cells) {
        if (cells.size() > MOST_COLUMNS) {
            throw new BadFile("imports.file.manyColumns", cells.size(), MOST_COLUMNS);
        }
        var columns = new ArrayList<String>();
        for (var cell : cells) {
            var name = cell.replace('\u00A0', ' ').strip();
            if (name.chars().anyMatch(Character::isISOControl) || name.length() > LONGEST_NAME) {
                throw new BadFile("imports.file.badColumn", columns.size() + 1);
            }
            columns.add(name.isEmpty() ? "#" + (columns.size() + 1) : name);
        }
        var seen = new HashSet<String>();
        for (var column : columns) {
            if (!seen.add(column)) {
                throw new BadFile("imports.file.doubledColumn", column, columns.indexOf(column) + 1, columns.lastIndexOf(column) + 1);
            }
        }
        boolean looksLikeData = columns.stream().noneMatch(Headers::isName)
                && columns.stream().anyMatch(name -> name.matches("[-+]?[\\d.,/:年月日-]+") || name.startsWith("#"));
        if (looksLikeData) {
            throw new BadFile("imports.file.noHeader", columns.get(0));
        }
        return columns;
    }

    @Transactional(readOnly = true)
    public ImportRun find(UUID id, Viewer viewer) {
        return imports.visible(id, viewer).filter(run -> viewer.leads()).orElseThrow(() -> new NotFound("import", id));
    }

    @Transactional(readOnly = true)
    public Page<ImportRun> list(Viewer viewer, Page.Request request) {
        if (!viewer.leads()) {
            throw new AccessDeniedException(viewer.login() + " may not import");
        }
        return imports.page(viewer, request);
    }

    /**
     * Answers questions; those left open are asked again. Refused where the import waits for no answer, or where an answer does
     * not fit what the list holds; then nothing changes.
     */
    public ImportRun answer(UUID id, Map<String, JsonNode> given, Viewer viewer) {
        var run = find(id, viewer);
        var answers = new Answers(given);
        if (given.isEmpty()) {
            throw Refusal.of("imports.answer.none");
        }
        answers.check(run.kind(), run.columns());
        if (run.state() != ImportState.QUESTION) {
            throw Refusal.of("imports.answer.notAsked");
        }
        var all = new HashMap<>(run.answers());
        all.putAll(given);
        var reading = intakes.reading(run, reviews.profile(id).orElseThrow(), new Answers(all), viewer);
        if (answers.answersMapping()) {
            reading.columnMapping().missing().stream().findFirst().ifPresent(field -> {
                throw Refusal.ofField("mapping", "imports.mapping.required", field);
            });
        }
        reading.check();
        if (!imports.answer(id, given)) {
            throw Refusal.of("imports.answer.notAsked");
        }
        reviews.confirmed(id);
        remember(run, answers, reading, viewer);
        events.publishEvent(new ImportQueued(id));
        return find(id, viewer);
    }

    private void remember(ImportRun run, Answers answers, Reading reading, Viewer viewer) {
        if (answers.answersMapping()) {
            var whole = new HashMap<String, String>();
            run.columns().forEach(column -> whole.put(column, reading.mapping().getOrDefault(column, "")));
            memory.mapping(run.kind(), run.columns(), whole, viewer);
        }
        reading.decided(answers).forEach((field, meant) -> memory.synonyms(run.kind(), field, meant, viewer));
    }

    /** Every row's fate so far, in the file's order, without holding them all. */
    @Transactional(readOnly = true)
    public void eachRow(UUID id, Viewer viewer, BiConsumer<Integer, RowOutcome> row) {
        find(id, viewer);
        verdicts.each(id, line -> row.accept(line.line(), line.outcome()));
    }

    /** A row that failed. */
    public record FailedRow(int line, RowOutcome outcome) {
    }

    @Transactional(readOnly = true)
    public List<FailedRow> failedRows(UUID id, Viewer viewer, int most) {
        find(id, viewer);
        return verdicts.failed(id, most).stream().map(line -> new FailedRow(line.line(), line.outcome())).toList();
    }
}
