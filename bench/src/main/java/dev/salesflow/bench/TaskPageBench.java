package dev.salesflow.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * P5: what a rep waits for when Tasklist shows the own tasks, their count and the day page, with 200 reps and authorizations
 * on, at each number of tasks in one database.
 */
public final class TaskPageBench {

    private static final int REPS = 200;
    private static final int VISITORS = 20;
    private static final int WARM_UP = 60;
    private static final String FILTER = "/camunda/api/engine/engine/default/filter/";

    private record Page(String name, String path) {
    }

    private TaskPageBench() {
    }

    /** @param args the numbers of tasks, growing, such as 10000,1000000; requests a page */
    public static void main(String[] args) throws Exception {
        var sizes = Arrays.stream((args.length > 0 ? args[0] : "10000,1000000").split(",")).map(Integer::valueOf).toList();
        int requests = args.length > 1 ? Integer.parseInt(args[1]) : 400;
        try (var product = new Product()) {
            people(product);
            product.call("bench", "secret", "/api/opportunities", "{\"customerId\": \"%s\", \"requestId\": \"bench\"}"
                    .formatted(product.text("select id from customer where name = 'Bench'")));
            var mine = product.text("select filter_id from shipped_filter where key = 'mine'");
            var pages = List.of(new Page("page of 15 with cards", FILTER + mine + "/list?firstResult=0&maxResults=15"), new Page("count", FILTER + mine + "/count"),
                    new Page("page of the filters with counts", "/camunda/api/engine/engine/default/filter?itemCount=true&resourceType=Task&firstResult=0&maxResults=100"),
                    new Page("day page of the console", "/"));
            var tasks = new ManyTasks(product, REPS);
            var visitors = new ArrayList<Visitor>();
            for (int i = 0; i < VISITORS; i++) {
                visitors.add(new Visitor(product.port(), "bench-" + i * REPS / VISITORS, "secret"));
            }
            System.out.printf("| tasks | what | p50 ms | p95 ms | p50 to the first |%n| ---: | --- | ---: | ---: | ---: |%n");
            var first = new double[pages.size()];
            for (var size : sizes) {
                tasks.upTo(size);
                for (int page = 0; page < pages.size(); page++) {
                    var millis = Visitor.millis(pages.get(page).path(), visitors, requests, WARM_UP);
                    first[page] = first[page] == 0 ? millis[requests / 2] : first[page];
                    System.out.printf("| %,d | %s | %.1f | %.1f | %.2fx |%n", size, pages.get(page).name(), millis[requests / 2],
                            millis[requests * 95 / 100], millis[requests / 2] / first[page]);
                }
            }
        }
    }

    private static void people(Product product) throws Exception {
        product.run("insert into team (id, name) values ('%s', 'Bench')".formatted(UUID.randomUUID()));
        var logins = new ArrayList<>(List.of("bench"));
        IntStream.range(0, REPS).forEach(n -> logins.add("bench-" + n));
        for (var login : logins) {
            product.run("insert into app_user (login, name, role, team_id, password) select '%1$s', '%1$s', 'REP', id, '{noop}secret' from team where name = 'Bench'"
                    .formatted(login));
        }
        product.run("insert into app_user (login, name, role, team_id, password) select 'bench-lead', 'Lead', 'MANAGER', id, '{noop}secret' from team where name = 'Bench'",
                "insert into customer (id, name, name_key, owner_login, created_at, updated_at, version) values ('%s', 'Bench', 'bench', 'bench', now(), now(), 1)"
                        .formatted(UUID.randomUUID()));
    }
}
