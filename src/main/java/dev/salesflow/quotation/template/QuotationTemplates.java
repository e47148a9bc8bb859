package dev.salesflow.quotation.template;

import dev.salesflow.product.PriceListBook;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps templates and the numbers beside them. That only managers change them is the caller's to ask. */
@Component
@Transactional
public class QuotationTemplates {

    private final PriceListBook list;
    private final JdbcClient jdbc;
    private final Clock clock;

    QuotationTemplates(PriceListBook list, JdbcClient jdbc, Clock clock) {
        this.list = list;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By name, without their lines. */
    @Transactional(readOnly = true)
    public List<QuotationTemplate> all() {
        return jdbc.sql("select * from quotation_template order by lower(name)").query((row, n) -> template(row, List.of())).list();
    }

    @Transactional(readOnly = true)
    public QuotationTemplate get(UUID id) {
        var lines = jdbc.sql("select product_id, quantity, discount_percent, optional from quotation_template_line where template_id = ? order by position")
                .param(id).query(QuotationTemplate.Line.class).list();
        return jdbc.sql("select * from quotation_template where id = ?").param(id).query((row, n) -> template(row, lines)).optional()
                .orElseThrow(() -> new NotFound("quotation template", id));
    }

    /** Adds it, or changes the one with that id. */
    public UUID put(QuotationTemplate template) {
        template.check();
        mustBeWhole(template.lines());
        try {
            var id = template.id() == null ? add(template) : change(template);
            lines(id, template.lines());
            return id;
        } catch (DuplicateKeyException taken) {
            throw Refusal.ofField("name", "product.nameThere", template.name());
        }
    }

    private void mustBeWhole(List<QuotationTemplate.Line> lines) {
        var items = list.byId(lines.stream().map(QuotationTemplate.Line::productId).distinct().toList());
        var divided = lines.stream().filter(line -> items.containsKey(line.productId()) && items.get(line.productId()).isDividedBy(line.quantity()))
                .map(line -> items.get(line.productId()).name()).distinct().collect(Collectors.joining("; "));
        new Refusals().require(divided.isEmpty(), "lines", "quotation.lineWholeOnly", divided).throwIfAny();
    }

    public void remove(UUID id) {
        jdbc.sql("delete from quotation_template where id = ?").param(id).update();
    }

    @Transactional(readOnly = true)
    public QuotationSettings settings() {
        return jdbc.sql("select valid_days, remind_days from quotation_setting").query(QuotationSettings.class).single();
    }

    public void change(QuotationSettings settings) {
        settings.check();
        jdbc.sql("update quotation_setting set valid_days = ?, remind_days = ?").params(settings.validDays(), settings.remindDays()).update();
    }

    /** Until when an offer made today holds unless somebody says otherwise. */
    @Transactional(readOnly = true)
    public LocalDate usualValidity() {
        return LocalDate.now(clock).plusDays(settings().validDays());
    }

    private UUID add(QuotationTemplate template) {
        var id = Ids.next();
        jdbc.sql("insert into quotation_template (id, version, name, english_name, terms, english_terms) values (?, 1, ?, ?, ?, ?)")
                .params(id, template.name(), template.englishName(), template.terms(), template.englishTerms()).update();
        return id;
    }

    private UUID change(QuotationTemplate template) {
        var changed = jdbc.sql("""
                        update quotation_template set version = version + 1, name = ?, english_name = ?, terms = ?, english_terms = ?
                         where id = ? and version = ?""")
                .params(template.name(), template.englishName(), template.terms(), template.englishTerms(), template.id(), template.version()).update();
        if (changed == 0) {
            get(template.id());
            throw new OptimisticLockingFailureException("template " + template.id() + " was changed meanwhile");
        }
        return template.id();
    }

    private void lines(UUID id, List<QuotationTemplate.Line> lines) {
        jdbc.sql("delete from quotation_template_line where template_id = ?").param(id).update();
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            jdbc.sql("insert into quotation_template_line (template_id, position, product_id, quantity, discount_percent, optional) values (?, ?, ?, ?, ?, ?)")
                    .params(id, at, line.productId(), line.quantity(), line.discountPercent(), line.optional()).update();
        }
    }

    private static QuotationTemplate template(ResultSet row, List<QuotationTemplate.Line> lines) throws SQLException {
        return new QuotationTemplate(row.getObject("id", UUID.class), row.getInt("version"), row.getString("name"), row.getString("english_name"),
                row.getString("terms"), row.getString("english_terms"), lines);
    }
}
