package dev.salesflow.product;

import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowIntake;
import dev.salesflow.shared.RowIntake.Column;
import dev.salesflow.shared.RowIntakeRun;
import dev.salesflow.shared.RowOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes many products in at once: by their code, else by their name however it is spelled; what a row leaves empty keeps what is known. */
@Component
public class ProductIntake {

    private static final List<Column<Product>> COLUMNS = List.of(
            Column.of("name", "name", Product::name), Column.of("code", "code", Product::code),
            Column.of("series", "series", Product::series), Column.of("list_price", "listPrice", Product::listPrice),
            Column.of("unit", "unit", Product::unit), Column.of("currency", "currency", Product::currency),
            Column.of("cost", "cost", Product::cost), Column.of("whole_units", "wholeUnits", Product::wholeUnits));

    private final JdbcTemplate jdbc;

    ProductIntake(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One outcome per product, in their order; ids given are ignored. */
    @Transactional
    public List<RowOutcome> take(List<Product> products, EarlierRows earlier) {
        var intake = new RowIntake<>(jdbc, "product", COLUMNS);
        var run = new RowIntakeRun<>(intake, products, earlier);
        jdbc.update("update product_intake i set match_id = coalesce((select p.id from product p where p.code = i.code),"
                + " (select p.id from product p where product_key(p.name) = product_key(i.name)"
                + " order by lower(p.name) = lower(i.name) desc, p.id limit 1))");
        run.refuse(namedLikeAnother());
        keepSpellingOfNames();
        run.matched("case when t.code = i.code then 'code' else 'name' end");
        intake.insertNew(", version", ", 1");
        intake.update(run.changed(), ", version = t.version + 1");
        return run.outcomes("imports.remark.kept");
    }

    /** The same name written otherwise is no change; a code that comes along says that the new spelling is meant. */
    private void keepSpellingOfNames() {
        jdbc.update("update product_intake i set name = p.name from product p where p.id = i.match_id"
                + " and product_key(p.name) = product_key(i.name) and (p.code = i.code) is not true");
    }

    /** By its code a row is one product and by its name another: names are there once, so one of the two is wrong. */
    private Map<Integer, RowOutcome> namedLikeAnother() {
        var refused = new HashMap<Integer, RowOutcome>();
        jdbc.query("select i.n, i.name from product_intake i join product m on m.id = i.match_id"
                        + " join product p on product_key(p.name) = product_key(i.name) where product_key(m.name) <> product_key(i.name)",
                rs -> {
                    refused.put(rs.getInt(1), RowOutcome.failed("name", "product.nameTaken", rs.getString(2)));
                });
        return refused;
    }
}
