package dev.salesflow.attachment;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

/**
 * The door to files: takes them, hands them out part by part, takes them away. Whether a person sees the place that a file
 * is put to is the caller's question.
 */
@Service
public class AttachmentBook {

    private static final int PART = 256 * 1024;

    private final AttachmentList list;
    private final CustomerBook customers;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final DataSize largest;
    private final int most;

    AttachmentBook(AttachmentList list, CustomerBook customers, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock,
            @Value("${salesflow.attachments.largest}") DataSize largest, @Value("${salesflow.attachments.most}") int most) {
        this.list = list;
        this.customers = customers;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.largest = largest;
        this.most = most;
    }

    public DataSize largest() {
        return largest;
    }

    /** For a file chooser: which kinds are taken. */
    public String accepted() {
        return FileKind.accepted();
    }

    /** All of them or, where one is refused, none. */
    @Transactional
    public void attach(AttachmentPlace place, List<MultipartFile> files, String by) throws IOException {
        var sent = files.stream().filter(file -> !file.isEmpty()).toList();
        if (sent.isEmpty()) {
            throw Refusal.ofField("file", files.stream().allMatch(file -> String.valueOf(file.getOriginalFilename()).isBlank())
                    ? "attachment.error.none" : "attachment.error.empty");
        }
        customers.hold(place.customerId());
        if (list.count(place.customerId()) + sent.size() > most) {
            throw Refusal.ofField("file", "attachment.error.most", most);
        }
        for (var file : sent) {
            attach(place, file, by);
        }
    }

    private void attach(AttachmentPlace place, MultipartFile file, String by) throws IOException {
        var taken = checked(file);
        try (var content = file.getInputStream()) {
            jdbc.sql("""
                            insert into attachment (id, customer_id, opportunity_id, task_id, name, type, size, content, uploaded_by, uploaded_at)
                            values (?, ?, cast(? as uuid), cast(? as text), ?, ?, ?, ?, ?, ?)""")
                    .params(Ids.next(), place.customerId(), place.opportunityId(), place.taskId(), taken.name(), taken.type(), file.getSize(),
                            new SqlBinaryValue(content, file.getSize()), by, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        }
        events.publishEvent(new FileAttached(place.customerId(), place.opportunityId(), taken.name(), by));
    }

    /** What such a file would be kept as, for modules that keep files of their own; refuses what is not taken. */
    public TakenFile take(MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw Refusal.ofField("file", file == null || String.valueOf(file.getOriginalFilename()).isBlank() ? "attachment.error.none" : "attachment.error.empty");
        }
        return checked(file);
    }

    private TakenFile checked(MultipartFile file) throws IOException {
        var sent = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var kind = kind(file, sent);
        return new TakenFile(kind.cleanName(sent), kind.type());
    }

    private FileKind kind(MultipartFile file, String sent) throws IOException {
        if (file.getSize() > largest.toBytes()) {
            throw Refusal.ofField("file", "attachment.error.large", PlainText.quoted(sent), largest.toMegabytes());
        }
        try (InputStream content = file.getInputStream()) {
            return FileKind.of(content, sent).orElseThrow(() -> Refusal.ofField("file", "attachment.error.kind", PlainText.quoted(sent)));
        }
    }

    /** Of the customer and those of their deals that the person sees. */
    @Transactional(readOnly = true)
    public List<Attachment> ofCustomer(UUID customerId, Viewer viewer) {
        return list.of("a.customer_id = :key", customerId, viewer);
    }

    @Transactional(readOnly = true)
    public List<Attachment> ofOpportunity(UUID opportunityId, Viewer viewer) {
        return list.of("a.opportunity_id = :key", opportunityId, viewer);
    }

    /** For whoever does the task: its own files, and those of its deal or customer that the person sees anyhow. */
    @Transactional(readOnly = true)
    public List<Attachment> ofTask(AttachmentPlace place, Viewer viewer) {
        return list.ofTask(place, viewer);
    }

    /** Where the person sees the place it was put to. */
    @Transactional(readOnly = true)
    public Attachment find(UUID id, Viewer viewer) {
        return list.of("a.id = :key", id, viewer).stream().findFirst().orElseThrow(() -> new NotFound("attachment", id));
    }

    /** One of those that the task shows. */
    @Transactional(readOnly = true)
    public Attachment find(UUID id, AttachmentPlace task, Viewer viewer) {
        return list.ofTask(task, viewer).stream().filter(file -> file.id().equals(id)).findFirst()
                .orElseThrow(() -> new NotFound("attachment", id));
    }

    /** Part by part, so that no file lies in memory as a whole. */
    public void write(Attachment file, OutputStream target) throws IOException {
        for (long from = 0; from < file.size(); from += PART) {
            target.write(part(file.id(), from).orElseThrow(() -> new NotFound("attachment", file.id())));
        }
    }

    private Optional<byte[]> part(UUID id, long from) {
        return jdbc.sql("select substring(content from ? for ?) from attachment where id = ?").params((int) from + 1, PART, id)
                .query(byte[].class).optional();
    }

    /** By who put it there, or who leads. */
    @Transactional
    public void remove(Attachment file, Viewer viewer) {
        if (!file.removable()) {
            throw new AccessDeniedException("only who attached a file or leads takes it away");
        }
        if (jdbc.sql("delete from attachment where id = ?").param(file.id()).update() > 0) {
            events.publishEvent(new AttachmentRemoved(file.customerId(), file.opportunityId(), file.name(), viewer.login()));
        }
    }
}
