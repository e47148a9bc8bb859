package dev.salesflow.bench;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Deals with their processes, first tasks and rights, as the product itself made one of them, copied by SQL to as many as
 * wanted and dealt out among the reps.
 */
final class ManyTasks {

    /** Where a record names itself or another: the copy's own name there. */
    private static final List<String> NAMES = List.of("id", "customer_id", "id_", "proc_inst_id_", "execution_id_", "parent_id_", "root_proc_inst_id_", "task_id_", "var_scope_",
            "resource_id_", "business_key_", "process_id", "request_id");
    private static final String PEOPLE = "owner_login|assignee_|user_id_|text_";
    private static final String DEAL = "opportunity where request_id = 'api:bench'";
    private static final String INSTANCE = "(select process_id from " + DEAL + ")";

    private final Product product;
    private final int reps;
    private int made;

    ManyTasks(Product product, int reps) {
        this.product = product;
        this.reps = reps;
    }

    /** @param total of tasks there are then */
    void upTo(int total) throws SQLException {
        copy("customer", "t.id = (select customer_id from " + DEAL + ")", total);
        copy("opportunity", "t.request_id = 'api:bench'", total);
        copy("act_ru_execution", "t.proc_inst_id_ = " + INSTANCE, total);
        copy("act_ru_task", "t.proc_inst_id_ = " + INSTANCE, total);
        copy("act_ru_variable", "t.proc_inst_id_ = " + INSTANCE, total);
        copy("act_ru_identitylink", "t.task_id_ in (select id_ from act_ru_task where proc_inst_id_ = " + INSTANCE + ")", total);
        copy("act_ru_authorization", "t.resource_type_ = 7 and t.resource_id_ in (select id_ from act_ru_task where proc_inst_id_ = " + INSTANCE + ")", total);
        made = total;
        product.run("vacuum analyze");
        if (Integer.parseInt(product.text("select count(*) from act_ru_task")) < total) {
            throw new IllegalStateException("the tasks were not copied");
        }
    }

    private void copy(String table, String which, int total) throws SQLException {
        var columns = List.of(product.text("select string_agg(column_name || ':' || data_type, ',' order by ordinal_position) from information_schema.columns"
                + " where table_name = '" + table + "' and is_generated = 'NEVER'").split(","));
        product.run("set session_replication_role = replica",
                "insert into %s (%s) select %s from %s t, generate_series(%d, %d) n where %s".formatted(table,
                        columns.stream().map(ManyTasks::name).collect(Collectors.joining(", ")),
                        columns.stream().map(this::copied).collect(Collectors.joining(", ")), table, made + 1, total, which),
                "set session_replication_role = default");
    }

    private static String name(String column) {
        return column.substring(0, column.indexOf(':'));
    }

    private String copied(String column) {
        var name = name(column);
        var type = column.endsWith(":uuid") ? "uuid" : "text";
        if (NAMES.contains(name)) {
            return "cast(md5(n || ':' || t.%s) as uuid)%s".formatted(name, type.equals("uuid") ? "" : "::text");
        }
        if (name.matches(PEOPLE)) {
            return "case when t.%1$s = 'bench' then 'bench-' || n %% %2$d else t.%1$s end".formatted(name, reps);
        }
        return switch (name) {
            case "priority_" -> "n % 100";
            case "due_date_" -> "current_date + cast(n % 40 - 20 as int)";
            default -> "t." + name;
        };
    }
}
