package dev.salesflow.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.shared.BadFile;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.SensitiveNumbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to imports. Managers import for themselves and the people they lead, administrators for all and lists of people
 * too; each sees their own imports, those of the people they lead, or all.
 */
@Component
@Transactional
public class ImportBook {

    private final Imports imports;
    private final StoredFiles files;
    private final Verdicts verdicts;
    private final Reviews reviews;
    private final Intakes intakes;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportBook(Imports imports, StoredFiles files, Verdicts verdicts, Reviews reviews, Intakes intakes,
            ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.verdicts = verdicts;
        this.reviews = reviews;
        this.intakes = intakes;
        this.events = events;
        this.transaction = transaction;
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
    @Transactional(propagation = Propagation.SUPPORTS)
    public UUID start(ImportKind kind, String fileName, InputStream bytes, Map<String, String> given, Answers answers, Viewer viewer)
            throws IOException {
        return start(kind, fileName, bytes, given, answers, false, viewer);
    }

    /** As {@link #start}, but nothing is written before the person has seen how the list is read and says so. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public UUID startForReview(ImportKind kind, String fileName, InputStream bytes, Answers answers, Viewer viewer) throws IOException {
        return start(kind, fileName, bytes, Map.of(), answers, true, viewer);
    }

    private UUID start(ImportKind kind, String fileName, InputStream bytes, Map<String, String> given, Answers answers, boolean review, Viewer viewer)
            throws IOException {
        mayImport(kind, viewer);
        try (var upload = Upload.of(bytes, answers.sheet(), kind)) {
            answers.check(kind, upload.columns());
            answers.checkMapping(given, kind, upload.columns());
            var run = new ImportRun(Ids.next(), kind, cleanName(fileName), upload.bytes(), upload.format(), upload.columns(), given, answers.byId(),
                    Map.of(), List.of(), null, ImportState.QUEUED, 0, 0, new ImportRun.Counts(0, 0, 0, 0, 0), new ImportRun.Removed(0, 0), null,
                    List.of(), viewer.login(), clock.instant(), null);
            transaction.executeWithoutResult(tx -> {
                imports.insert(run);
                files.store(run.id(), upload);
                if (review) {
                    reviews.await(run.id());
                }
                events.publishEvent(new ImportQueued(run.id()));
            });
            return run.id();
        } catch (BadFile e) {
            throw Refusal.ofField(e.key().equals("imports.file.noSheet") ? "sheet" : "file", e.key(), e.arguments());
        }
    }

    static void mayImport(ImportKind kind, Viewer viewer) {
        if (!viewer.leads() || kind == ImportKind.TEAM && !viewer.seesEverything()) {
            throw new AccessDeniedException(viewer.login() + " may not import " + kind.code());
        }
    }

    /** Only the last part of what may be a path, without control characters and numbers of persons. */
    static String cleanName(String fileName) {
        var name = fileName == null ? "" : fileName.replaceAll("^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        name = SensitiveNumbers.clean(name, EnumSet.allOf(SensitiveNumbers.Kind.class)).text();
        return name.isEmpty() ? "list" : name.substring(0, Math.min(name.length(), 200));
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
        mayImport(run.kind(), viewer);
        var answers = new Answers(given);
        if (given.isEmpty()) {
            throw Refusal.of("imports.answer.none");
        }
        if (!answers.sheet().isEmpty() && !answers.sheet().equals(run.format().sheet())) {
            return changeSheet(run, answers, viewer);
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
        if (!imports.answer(id, given, viewer.login())) {
            throw Refusal.of("imports.answer.notAsked");
        }
        reviews.confirmed(id);
        events.publishEvent(new ImportQueued(id));
        return find(id, viewer);
    }

    private ImportRun changeSheet(ImportRun run, Answers answers, Viewer viewer) {
        if (!run.format().sheets().contains(answers.sheet())) {
            throw Refusal.ofField("sheet", "imports.file.noSheet", answers.sheet(), String.join(", ", run.format().sheets()));
        }
        if (run.state() != ImportState.QUESTION) {
            throw Refusal.of("imports.answer.notAsked");
        }
        try (var workbook = files.workbook(run.id()); var upload = Upload.of(workbook, answers.sheet(), run.kind())) {
            answers.check(run.kind(), upload.columns());
            if (!imports.changeSheet(run.id(), upload.format(), upload.columns(), answers.byId(), viewer.login())) {
                throw Refusal.of("imports.answer.notAsked");
            }
            boolean waiting = reviews.waiting(run.id());
            files.replace(run.id(), upload);
            if (waiting) {
                reviews.await(run.id());
            }
        } catch (BadFile e) {
            throw Refusal.ofField("sheet", e.key(), e.arguments());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        events.publishEvent(new ImportQueued(run.id()));
        return find(run.id(), viewer);
    }

    /** Ends an import after the batch at hand; what is in stays in, each row with its verdict, and can be taken back. */
    public ImportRun cancel(UUID id, Viewer viewer) {
        var run = find(id, viewer);
        mayImport(run.kind(), viewer);
        if (!imports.cancel(id, viewer.login())) {
            throw Refusal.conflict("imports.cancel." + find(id, viewer).state().word());
        }
        if (imports.idle(id)) {
            imports.fail(id, ImportRun.CANCELLED, new Object[] {viewer.login()}, clock.instant());
            files.delete(id);
        }
        return find(id, viewer);
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
