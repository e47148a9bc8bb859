package dev.salesflow.quotation;

import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps quotations; the lines of any number of them are one query. */
@Repository
class Quotations {

    private final JdbcAggregateTemplate rows;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Quotations(JdbcAggregateTemplate rows, JdbcClient jdbc, JdbcTemplate batches) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Quotation require(UUID id) {
        var found = rows.findById(id, Quotation.class);
        if (found == null) {
            throw new NotFound("quotation", id);
        }
        return found.with(lines(List.of(id)).getOrDefault(id, List.of()));
    }

    Optional<UUID> dealOf(UUID id) {
        return jdbc.sql("select opportunity_id from quotation where id = ?").param(id).query(UUID.class).optional();
    }

    /** Newest first. */
    List<Quotation> of(UUID opportunityId) {
        var found = new ArrayList<Quotation>();
        rows.findAll(Query.query(Criteria.where("opportunityId").is(opportunityId)).sort(Sort.by("revision").descending()), Quotation.class)
                .forEach(found::add);
        var lines = lines(found.stream().map(Quotation::id).toList());
        found.forEach(one -> one.with(lines.getOrDefault(one.id(), List.of())));
        return found;
    }

    /** Where it is; its lines are as they were. */
    Quotation save(Quotation quotation) {
        return rows.save(quotation).with(quotation.lines());
    }

    Quotation saveWithLines(Quotation quotation) {
        var saved = save(quotation);
        jdbc.sql("delete from quotation_line where quotation_id = ?").param(saved.id()).update();
        var lines = saved.lines();
        batches.batchUpdate("""
                insert into quotation_line (quotation_id, line_key, position, kind, product_id, name, description, quantity, unit,
                    unit_price, discount_percent, tax_percent, unit_cost, offered)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                IntStream.range(0, lines.size()).mapToObj(at -> values(saved.id(), at, lines.get(at))).toList());
        return saved;
    }

    /** Whoever wrote at its lines, once. */
    void wrote(UUID quotation, String login) {
        jdbc.sql("insert into quotation_writer (quotation_id, login) values (?, ?) on conflict do nothing").params(quotation, login).update();
    }

    Set<String> writers(UUID quotation) {
        return jdbc.sql("select login from quotation_writer where quotation_id = ?").param(quotation).query(String.class).set();
    }

    void delete(Quotation quotation) {
        rows.delete(quotation);
    }

    private Map<UUID, List<QuotationLine>> lines(List<UUID> quotations) {
        var lines = new HashMap<UUID, List<QuotationLine>>();
        if (!quotations.isEmpty()) {
            jdbc.sql("select * from quotation_line where quotation_id = any(?) order by position").param(quotations.toArray(UUID[]::new))
                    .query(row -> {
                        lines.computeIfAbsent(row.getObject("quotation_id", UUID.class), id -> new ArrayList<>()).add(line(row));
                    });
        }
        return lines;
    }

    private static QuotationLine line(ResultSet row) throws SQLException {
        return new QuotationLine(row.getObject("line_key", UUID.class), QuotationLine.Kind.valueOf(row.getString("kind")),
                row.getObject("product_id", UUID.class), row.getString("name"), row.getString("description"),
                row.getBigDecimal("quantity"), row.getString("unit"), row.getBigDecimal("unit_price"),
                row.getBigDecimal("discount_percent"), row.getBigDecimal("tax_percent"), row.getBigDecimal("unit_cost"), row.getBigDecimal("offered"));
    }

    private static Object[] values(UUID quotation, int at, QuotationLine line) {
        return new Object[] {quotation, line.key(), at, line.kind().name(), line.productId(), line.name(), line.description(),
            line.quantity(), line.unit(), line.unitPrice(), line.discountPercent(), line.taxPercent(), line.unitCost(), line.offered()};
    }
}
