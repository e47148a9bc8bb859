package dev.salesflow.grading;

import dev.salesflow.customer.CustomerSight;
import dev.salesflow.customer.SearchWords;
import dev.salesflow.identity.Viewer;
import dev.salesflow.rules.CaseSource;
import dev.salesflow.rules.TableContract;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers as a table's cases; who sees a customer sees why the table says what it says of it. */
public abstract class CustomerCases<F extends Record> implements CaseSource<F> {

    private final JdbcClient jdbc;
    private final TableContract<F, ?> contract;
    private final String from;
    private final String cases;

    /**
     * @param columns what the facts are read from
     * @param from the customers {@code c} that the table decides about, ending in a condition
     */
    protected CustomerCases(JdbcClient jdbc, TableContract<F, ?> contract, String columns, String from) {
        this.jdbc = jdbc;
        this.contract = contract;
        this.from = from;
        this.cases = "select c.id, c.name, " + columns + " from " + from;
    }

    protected abstract F facts(ResultSet row) throws SQLException;

    @Override
    public TableContract<F, ?> contract() {
        return contract;
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    @Override
    public List<Case<F>> after(UUID id, int size) {
        return jdbc.sql(cases + " and c.id > ? order by c.id limit ?").params(id, size).query(this::of).list();
    }

    @Override
    public List<Case<F>> search(Viewer viewer, String words, int most) {
        var parameters = new HashMap<String, Object>(viewer.parameters());
        var named = new SearchWords(words, parameters).in("c.name");
        return jdbc.sql(cases + " and " + named + " and " + CustomerSight.ofRow(viewer, "c") + " order by c.name, c.id limit :most")
                .params(parameters).param("most", most).query(this::of).list();
    }

    @Override
    public Optional<Case<F>> find(Viewer viewer, UUID id) {
        return jdbc.sql(cases + " and c.id = :id and " + CustomerSight.ofRow(viewer, "c")).param("id", id).params(viewer.parameters())
                .query(this::of).optional();
    }

    @Override
    public String path(UUID id) {
        return "/customers/" + id;
    }

    private Case<F> of(ResultSet row, int number) throws SQLException {
        return new Case<>(row.getObject("id", UUID.class), row.getString("name"), facts(row));
    }

    /** Null where the column is. */
    protected static <E extends Enum<E>> E choice(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
