package dev.salesflow.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.RowOutcome.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of every row, kept by batch: some bytes a row instead of a record. */
@Repository
class Verdicts {

    private static final String ROWS = """
            select r.line, r.verdict, r.field, r.reason, r.record from import_batch b
            cross join lateral unnest(b.lines, string_to_array(b.verdicts, null), b.fields, b.reasons, b.records)
                r(line, verdict, field, reason, record) where b.import_id = ?""";

    private static final String AMEND = """
            with amended(line, field, reason) as (select * from unnest(cast(? as integer[]), cast(? as text[]), cast(? as text[]))),
            changed as (
                select b.first_row,
                       array_agg(case when a.field is null or a.field = any(string_to_array(r.field, ' ')) then r.field
                                      else concat_ws(' ', r.field, a.field) end order by r.n) as fields,
                       array_agg(case when r.reason is null then a.reason when a.reason is null or r.reason::jsonb @> a.reason::jsonb then r.reason
                                      else (r.reason::jsonb || a.reason::jsonb)::text end order by r.n) as reasons,
                       string_agg(case when a.line is not null and a.reason is null and r.verdict = 'N' then 'U' else r.verdict end,
                                  '' order by r.n) as verdicts,
                       count(*) filter (where a.line is not null and a.reason is null and r.verdict = 'N') as updated
                from import_batch b
                cross join lateral unnest(b.lines, string_to_array(b.verdicts, null), b.fields, b.reasons)
                    with ordinality r(line, verdict, field, reason, n)
                left join amended a on a.line = r.line
                where b.import_id = ? and b.lines && cast(? as integer[])
                group by b.first_row)
            update import_batch b set fields = c.fields, reasons = c.reasons, verdicts = c.verdicts
            from changed c where b.import_id = ? and b.first_row = c.first_row
            returning c.updated""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Json json;

    Verdicts(JdbcClient jdbc, JdbcTemplate template, Json json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** One row's fate, with its line in the file. */
    record Line(int line, RowOutcome outcome) {
    }

    /** @return how many rows met each fate */
    Map<Verdict, Integer> write(UUID id, int firstRow, List<Line> lines) {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        var letters = new StringBuilder(lines.size());
        lines.forEach(line -> {
            counts.merge(line.outcome().verdict(), 1, Integer::sum);
            letters.append(line.outcome().verdict().letter());
        });
        template.update("insert into import_batch (import_id, first_row, lines, verdicts, fields, reasons, records, failed) values (?, ?, ?, ?, ?, ?, ?, ?)",
                id, firstRow, lines.stream().mapToInt(Line::line).toArray(), letters.toString(),
                lines.stream().map(line -> line.outcome().field()).toArray(String[]::new),
                lines.stream().map(line -> reason(line.outcome())).toArray(String[]::new),
                lines.stream().map(line -> line.outcome().recordId()).toArray(String[]::new), counts.getOrDefault(Verdict.FAILED, 0));
        return counts;
    }

    /** Record ids of all rows of one batch, by line. */
    Map<Integer, String> records(UUID id, int fromLine, int toLine) {
        var records = new HashMap<Integer, String>();
        template.query(ROWS + " and b.lines[1] <= ? and b.lines[array_upper(b.lines, 1)] >= ?",
                rs -> {
                    if (rs.getString(5) != null && !rs.getString(2).equals("F") && !rs.getString(2).equals("D")) {
                        records.put(rs.getInt(1), rs.getString(5));
                    }
                }, id, toLine, fromLine);
        return records;
    }

    /**
     * Adds remarks to rows that do not have them yet, and makes unchanged ones updated where their outcome says so and has no remark.
     *
     * @return how many became updated
     */
    int amend(UUID id, List<Line> lines) {
        var numbers = lines.stream().map(Line::line).toArray(Integer[]::new);
        return template.queryForList(AMEND, Integer.class, numbers, lines.stream().map(line -> line.outcome().field()).toArray(String[]::new),
                        lines.stream().map(line -> reason(line.outcome())).toArray(String[]::new), id, numbers, id)
                .stream().mapToInt(Integer::intValue).sum();
    }

    /** All rows in the file's order, streamed; within a transaction. */
    void each(UUID id, Consumer<Line> row) {
        var streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        streaming.setFetchSize(1_000);
        streaming.query(ROWS + " order by b.first_row, r.line", rs -> {
            row.accept(line(rs));
        }, id);
    }

    /** The first rows that failed. */
    List<Line> failed(UUID id, int most) {
        return template.query(ROWS + " and b.failed > 0 and r.verdict = 'F' order by b.first_row, r.line limit ?", (rs, n) -> line(rs), id, most);
    }

    private Line line(ResultSet rs) throws SQLException {
        return new Line(rs.getInt(1), new RowOutcome(Verdict.of(rs.getString(2).charAt(0)), rs.getString(5), rs.getString(3),
                rs.getString(4) == null ? List.of() : json.read(rs.getString(4), new TypeReference<>() { })));
    }

    private String reason(RowOutcome outcome) {
        return outcome.remarks().isEmpty() ? null : json.write(outcome.remarks());
    }
}
