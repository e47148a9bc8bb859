package dev.salesflow.product;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The price list as it is kept by hand and as quotations read it. */
@Component
public class PriceListBook {

    private static final String ITEMS = """
            select id, version, code, name, english_name, kind, series, unit, english_unit, list_price, currency, tax_percent, cost, whole_units, valid_from, valid_until
              from product
            """;
    private static final String FOUND = " where (:text = '' or name ilike :like or english_name ilike :like or code ilike :like)"
            + " and (:kind = '' or kind = :kind)";
    private static final int MOST_OFFERED = 500;

    private final JdbcClient jdbc;

    PriceListBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By name.
     *
     * @param text within a name or code; null for all
     * @param kind null for all
     */
    @Transactional(readOnly = true)
    public Page<ListedItem> items(String text, ListedItem.Kind kind, Page.Request page) {
        var asked = Map.of("text", text == null ? "" : text, "like", "%" + literal(text == null ? "" : text) + "%",
                "kind", kind == null ? "" : kind.name());
        var total = jdbc.sql("select count(*) from product" + FOUND).params(asked).query(Long.class).single();
        var items = jdbc.sql(ITEMS + FOUND + " order by lower(name), id limit :size offset :offset").params(asked)
                .param("size", page.size()).param("offset", page.offset()).query(ListedItem.class).list();
        return page.of(items, total);
    }

    /** What can be quoted on that day in that currency, by name; the first {@value #MOST_OFFERED}. What has no price can be quoted in any. */
    @Transactional(readOnly = true)
    public List<ListedItem> offered(LocalDate day, String currency) {
        return jdbc.sql(ITEMS + """
                         where coalesce(valid_from, :day) <= :day and coalesce(valid_until, :day) >= :day
                           and (currency = :currency or list_price is null) order by lower(name), id limit :most""")
                .param("day", day).param("currency", currency).param("most", MOST_OFFERED).query(ListedItem.class).list();
    }

    @Transactional(readOnly = true)
    public Optional<ListedItem> find(UUID id) {
        return jdbc.sql(ITEMS + " where id = ?").param(id).query(ListedItem.class).optional();
    }

    @Transactional(readOnly = true)
    public Map<UUID, ListedItem> byId(Collection<UUID> ids) {
        return jdbc.sql(ITEMS + " where id = any(?)").param(ids.toArray(UUID[]::new)).query(ListedItem.class).list().stream()
                .collect(Collectors.toMap(ListedItem::id, Function.identity()));
    }

    /** Adds it, or changes the one with that id. Refused where another has its name or code. */
    @Transactional
    public UUID put(ListedItem item) {
        new Refusals().addAll(item.problems()).throwIfAny();
        refuseTaken(item);
        try {
            return item.id() == null ? add(item) : change(item);
        } catch (DuplicateKeyException lostTheRace) {
            throw Refusal.ofField("name", "product.nameThere", item.name());
        }
    }

    private void refuseTaken(ListedItem item) {
        var id = item.id() == null ? Ids.next() : item.id();
        var names = jdbc.sql("select exists (select 1 from product where product_key(name) = product_key(?) and id <> ?)")
                .params(item.name(), id).query(Boolean.class).single();
        var codes = item.code() != null && jdbc.sql("select exists (select 1 from product where code = ? and id <> ?)")
                .params(item.code(), id).query(Boolean.class).single();
        new Refusals().require(!names, "name", "product.nameThere", item.name())
                .require(!codes, "code", "product.codeTaken", item.code()).throwIfAny();
    }

    private UUID add(ListedItem item) {
        var id = Ids.next();
        write("""
                insert into product (id, code, name, english_name, kind, series, unit, english_unit, list_price, currency, tax_percent, cost, whole_units,
                    valid_from, valid_until, version)
                values (:id, :code, :name, :englishName, :kind, :series, :unit, :englishUnit, :listPrice, :currency, :taxPercent, :cost, :wholeUnits,
                    :validFrom, :validUntil, 1)""", id, item);
        return id;
    }

    private UUID change(ListedItem item) {
        var changed = write("""
                update product set code = :code, name = :name, english_name = :englishName, kind = :kind, series = :series, unit = :unit, english_unit = :englishUnit,
                    list_price = :listPrice, currency = :currency, tax_percent = :taxPercent, cost = :cost, whole_units = :wholeUnits, valid_from = :validFrom,
                    valid_until = :validUntil, version = version + 1
                where id = :id and version = :version""", item.id(), item);
        if (changed == 0) {
            find(item.id()).orElseThrow(() -> new NotFound("product", item.id()));
            throw new OptimisticLockingFailureException("product " + item.id() + " was changed meanwhile");
        }
        return item.id();
    }

    private int write(String sql, UUID id, ListedItem item) {
        return jdbc.sql(sql).param("id", id).param("version", item.version()).param("code", item.code(), Types.VARCHAR)
                .param("name", item.name().strip()).param("englishName", item.englishName(), Types.VARCHAR)
                .param("kind", item.kind().name()).param("series", item.series(), Types.VARCHAR).param("unit", item.unit(), Types.VARCHAR)
                .param("englishUnit", item.englishUnit(), Types.VARCHAR)
                .param("listPrice", item.listPrice(), Types.NUMERIC).param("currency", item.currency(), Types.CHAR)
                .param("taxPercent", item.taxPercent(), Types.NUMERIC).param("cost", item.cost(), Types.NUMERIC)
                .param("wholeUnits", item.wholeUnits(), Types.BOOLEAN)
                .param("validFrom", item.validFrom(), Types.DATE).param("validUntil", item.validUntil(), Types.DATE).update();
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
