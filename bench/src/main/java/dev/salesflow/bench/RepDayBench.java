package dev.salesflow.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * P5 and P7 for nurturing and coaching: what a rep waits for on the day page and the list of contacts due, what a manager waits for, and
 * how long the facts of 200 reps take that are kept each night, at each number of customers in one database.
 */
public final class RepDayBench {

    private static final int REPS = 200;
    private static final int VISITORS = 20;
    private static final int WARM_UP = 40;
    private static final int NIGHTS = 9;
    /** The million customers of the test that holds rows and statements. */
    private static final Path COMPANY = Path.of("src/test/resources/many-customers.sql");

    private record Page(String name, String path, boolean lead) {
    }

    private static final List<Page> PAGES = List.of(new Page("day page of the console", "/", false), new Page("its contacts due", "/nurturing/mine", false),
            new Page("its occasions", "/nurturing/occasions/mine", false), new Page("its pipeline", "/pipeline/mine", false), new Page("its news", "/timeline/mine", false),
            new Page("its facts to gather", "/grading/mine", false), new Page("its minimums", "/coaching/minimums", false), new Page("list of 200 contacts due", "/nurturing", false),
            new Page("contacts due of a team", "/nurturing/mine", true), new Page("news of a team", "/timeline/mine", true), new Page("coaching page of a manager", "/coaching", true));

    private RepDayBench() {
    }

    /** @param args the numbers of customers, growing, such as 10000,1000000; requests a page */
    public static void main(String[] args) throws Exception {
        var sizes = Arrays.stream((args.length > 0 ? args[0] : "10000,1000000").split(",")).map(Integer::valueOf).toList();
        int requests = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        try (var product = new Product()) {
            var visitors = new ArrayList<Visitor>();
            var leads = new ArrayList<Visitor>();
            var first = new double[PAGES.size() + 1];
            System.out.printf("| customers | what | p50 ms | p95 ms | p50 to the first |%n| ---: | --- | ---: | ---: | ---: |%n");
            var made = 0;
            for (var size : sizes) {
                make(product, made + 1, size);
                made = size;
                for (int n = visitors.size(); n < VISITORS; n++) {
                    visitors.add(new Visitor(product.port(), "many-" + (1 + n * REPS / VISITORS), "secret"));
                    leads.add(new Visitor(product.port(), "many-lead-" + (1 + n), "secret"));
                }
                for (int page = 0; page < PAGES.size(); page++) {
                    var of = PAGES.get(page);
                    print(size, of.name(), Visitor.millis(of.path(), of.lead() ? leads : visitors, requests, WARM_UP), page, first);
                }
                var boss = new Visitor(product.port(), "many-boss", "secret");
                print(size, "facts of all 200 reps, with their page", Visitor.millis("/coaching", List.of(boss), NIGHTS, 2), PAGES.size(), first);
            }
        }
    }

    private static void make(Product product, int from, int to) throws Exception {
        // What finds parts of names is put in order by the vacuum, not while the rows come.
        product.run("set session_replication_role = replica", "set gin_pending_list_limit = '1GB'");
        for (var statement : Files.readString(COMPANY).split(";\\n")) {
            product.run(statement.replace("{reps}", "" + REPS).replace("{from}", "" + from).replace("{to}", "" + to));
        }
        product.run("insert into app_user (login, name, role, team_id, password) select 'many-boss', 'Boss', 'MANAGER', id, '{noop}secret' from team where name = 'Many' on conflict do nothing",
                "set session_replication_role = default", "vacuum analyze");
    }

    private static void print(int size, String what, double[] millis, int page, double[] first) {
        var middle = millis[millis.length / 2];
        first[page] = first[page] == 0 ? middle : first[page];
        System.out.printf("| %,d | %s | %.1f | %.1f | %.2fx |%n", size, what, middle, millis[millis.length * 95 / 100], middle / first[page]);
    }
}
