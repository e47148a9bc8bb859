package dev.salesflow.product;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds products by id, name or code, and takes new and changed ones in. */
@Component
public class PriceList {

    private static final String COLUMNS = "select id, code, name, series, list_price, unit, currency, cost, whole_units from product ";

    private final JdbcClient jdbc;

    PriceList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an {@link #upsert} did. */
    public enum Verdict { CREATED, UPDATED, UNCHANGED }

    public List<Product> all() {
        return jdbc.sql(COLUMNS + "order by lower(name)").query(Product.class).list();
    }

    public Optional<Product> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Product.class).optional();
    }

    /** Their names, by id; for lists that name several. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        jdbc.sql("select id, name from product where id = any(?)").param(ids.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return names;
    }

    /** By its name, whatever the case and the spaces, or by its exact code; a code wins over a name. */
    public Optional<Product> find(String nameOrCode) {
        var text = nameOrCode == null ? "" : nameOrCode.strip();
        return jdbc.sql(COLUMNS + "where code = :text or product_key(name) = product_key(:text)"
                        + " order by code = :text desc nulls last, lower(name) = lower(:text) desc, id limit 1")
                .param("text", text)
                .query(Product.class)
                .optional();
    }

    /**
     * Takes a product in: the one with the same code, else the same name, is brought up to date. The id given is ignored;
     * a field left empty keeps what is known.
     */
    @Transactional
    public Verdict upsert(Product product) {
        check(product);
        var known = Optional.ofNullable(product.code()).flatMap(this::find).or(() -> find(product.name()));
        if (known.isEmpty()) {
            write("""
                    insert into product (id, code, name, series, list_price, unit, currency, cost, whole_units, version)
                    values (:id, :code, :name, :series, :listPrice, :unit, :currency, :cost, :wholeUnits, 1)""",
                    Ids.next(), product);
            return Verdict.CREATED;
        }
        var changed = write("""
                update product set code = coalesce(:code, code), name = :name, series = coalesce(:series, series),
                    list_price = coalesce(:listPrice, list_price), unit = coalesce(:unit, unit),
                    currency = coalesce(:currency, currency), cost = coalesce(:cost, cost),
                    whole_units = coalesce(:wholeUnits, whole_units), version = version + 1
                where id = :id and (code, name, series, list_price, unit, currency, cost, whole_units) is distinct from
                    (coalesce(:code, code), :name, coalesce(:series, series), coalesce(:listPrice, list_price),
                     coalesce(:unit, unit), coalesce(:currency, currency), coalesce(:cost, cost), coalesce(:wholeUnits, whole_units))""",
                known.get().id(), product);
        return changed == 0 ? Verdict.UNCHANGED : Verdict.UPDATED;
    }

    private int write(String sql, UUID id, Product product) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("code", product.code(), Types.VARCHAR)
                .param("name", product.name().strip())
                .param("series", product.series(), Types.VARCHAR)
                .param("listPrice", product.listPrice(), Types.NUMERIC)
                .param("unit", product.unit(), Types.VARCHAR)
                .param("currency", product.currency(), Types.CHAR)
                .param("cost", product.cost(), Types.NUMERIC)
                .param("wholeUnits", product.wholeUnits(), Types.BOOLEAN)
                .update();
    }

    private static void check(Product product) {
        if (product.name() == null || product.name().isBlank()) {
            throw Refusal.ofField("name", "error.required");
        }
        notNegative("listPrice", product.listPrice());
        notNegative("cost", product.cost());
    }

    private static void notNegative(String field, BigDecimal amount) {
        if (amount != null && amount.signum() < 0) {
            throw Refusal.ofField(field, "product.negative");
        }
    }
}
