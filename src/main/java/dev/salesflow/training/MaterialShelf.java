package dev.salesflow.training;

import dev.salesflow.attachment.AttachmentBook;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** The materials of courses; files are taken by the rules of module attachment, and everybody may read them. */
@Component
@Transactional
public class MaterialShelf {

    private static final int MOST = 50;
    private static final int PART = 256 * 1024;
    private static final String SELECT = """
            select m.id, m.course_id, m.title_en, m.title_zh, m.link, m.type, m.size, coalesce(u.name, m.added_by) as by, m.added_at
            from course_material m left join app_user u on u.login = m.added_by where\s""";

    private final AttachmentBook files;
    private final JdbcClient jdbc;
    private final Clock clock;

    MaterialShelf(AttachmentBook files, JdbcClient jdbc, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Material> of(UUID course) {
        return jdbc.sql(SELECT + "m.course_id = ? order by m.added_at, m.id").param(course).query(Material.class).list();
    }

    @Transactional(readOnly = true)
    public Material find(UUID course, UUID id) {
        return jdbc.sql(SELECT + "m.course_id = ? and m.id = ?").params(course, id).query(Material.class).optional()
                .orElseThrow(() -> new NotFound("material", id));
    }

    public void addLink(Viewer by, UUID course, String titleEn, String titleZh, String link) {
        CourseCatalogue.mustKeep(by);
        new Refusals().add(PlainText.requiredProblem("titleEn", titleEn, Course.LONGEST_NAME)).add(PlainText.lineProblem("titleEn", titleEn, Course.LONGEST_NAME))
                .add(PlainText.requiredProblem("titleZh", titleZh, Course.LONGEST_NAME)).add(PlainText.lineProblem("titleZh", titleZh, Course.LONGEST_NAME))
                .require(link != null, "link", "error.required").add(WebLink.problem("link", link)).throwIfAny();
        mustFit(course);
        jdbc.sql("insert into course_material (id, course_id, title_en, title_zh, link, added_by, added_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(Ids.next(), course, titleEn, titleZh, link, by.login(), OffsetDateTime.now(clock)).update();
    }

    public void addFile(Viewer by, UUID course, MultipartFile file) {
        try {
            add(by, course, file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void add(Viewer by, UUID course, MultipartFile file) throws IOException {
        CourseCatalogue.mustKeep(by);
        var taken = files.take(file);
        mustFit(course);
        try (var content = file.getInputStream()) {
            jdbc.sql("""
                            insert into course_material (id, course_id, title_en, title_zh, type, size, content, added_by, added_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Ids.next(), course, taken.name(), taken.name(), taken.type(), file.getSize(), new SqlBinaryValue(content, file.getSize()),
                            by.login(), OffsetDateTime.now(clock)).update();
        }
    }

    public void remove(Viewer by, UUID course, UUID id) {
        CourseCatalogue.mustKeep(by);
        find(course, id);
        jdbc.sql("delete from course_material where id = ?").param(id).update();
    }

    /** Part by part, so that no file lies in memory as a whole; outside of any transaction, which a slow reader would hold. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void write(Material file, OutputStream target) throws IOException {
        for (long from = 0; from < file.size(); from += PART) {
            target.write(jdbc.sql("select substring(content from ? for ?) from course_material where id = ?").params((int) from + 1, PART, file.id())
                    .query(byte[].class).optional().orElseThrow(() -> new NotFound("material", file.id())));
        }
    }

    /** Holds the course, so that two do not add the last one at once. */
    private void mustFit(UUID course) {
        jdbc.sql("select id from course where id = ? for update").param(course).query(UUID.class).optional().orElseThrow(() -> new NotFound("course", course));
        if (jdbc.sql("select count(*) from course_material where course_id = ?").param(course).query(Long.class).single() >= MOST) {
            throw Refusal.of("training.material.most", MOST);
        }
    }
}
