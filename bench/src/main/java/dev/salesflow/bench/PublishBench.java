package dev.salesflow.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * P8: from a table's approval to its publication, and from there until every node decides by it: two nodes of the packaged
 * product on one database, with all their schedules, both deciding batches without a pause meanwhile.
 */
public final class PublishBench {

    private static final String TABLE = "stage-patience";
    private static final String CALL = "/api/rules/" + TABLE;
    private static final String ASKED = "{\"cases\": [" + "{\"stage\": \"FIRST_VISIT\"}, ".repeat(999) + "{\"stage\": \"FIRST_VISIT\"}]}";
    private static final int BATCH = 1_000;
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
    private static final Pattern DAYS = Pattern.compile("\"days\":\"(\\d+)\"");
    /** Each version answers its own number and this. */
    private static final int PLUS = 1_000;

    /** In milliseconds since the approval was answered. */
    private record Publication(double published, double live) {
    }

    /** What one node was asked for and what it got wrong. */
    private record Decided(long evaluations, List<String> wrong) {
    }

    private PublishBench() {
    }

    /** @param args how many versions are published */
    public static void main(String[] args) throws Exception {
        int versions = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        try (var one = new Product(); var other = one.beside()) {
            var nodes = List.of(one, other);
            publish(nodes);
            var stop = new AtomicBoolean();
            var pool = Executors.newFixedThreadPool(nodes.size());
            var deciders = new ArrayList<Future<Decided>>();
            nodes.forEach(node -> deciders.add(pool.submit(decideUntil(stop, node))));
            var publications = new ArrayList<Publication>();
            try {
                for (int n = 0; n < versions; n++) {
                    publications.add(publish(nodes));
                }
            } finally {
                stop.set(true);
                pool.shutdown();
            }
            print(publications, deciders);
        }
    }

    private static Publication publish(List<Product> nodes) throws Exception {
        var first = nodes.get(0);
        int next = Integer.parseInt(first.text("select max(version) from rule_version where table_name = '" + TABLE + "'")) + 1;
        var source = first.text("select source from rule_version where table_name = '%s' and version = %d".formatted(TABLE, next - 1))
                .replaceAll("(?m),FIRST_VISIT,\\d+$", ",FIRST_VISIT," + (PLUS + next));
        good(first, CALL + "/change", "{\"source\": " + quoted(source) + "}");
        good(first, CALL + "/override", "{\"reason\": \"measured\", \"revision\": 1}");
        var approved = Instant.now();
        while (!String.valueOf(nodes.size()).equals(first.text("select count(*) from rule_node where table_name = '%s' and version = %d".formatted(TABLE, next)))) {
            Thread.sleep(5);
        }
        var live = Instant.now();
        for (var node : nodes) {
            var answer = good(node, CALL + "/decisions", "{\"cases\": [{\"stage\": \"FIRST_VISIT\"}]}");
            if (!answer.contains("\"days\":\"" + (PLUS + next) + "\"")) {
                throw new IllegalStateException("a node that says it runs version " + next + " answers " + answer);
            }
        }
        return new Publication(millis(approved, published(first, next)), millis(approved, live));
    }

    private static Instant published(Product product, int version) throws SQLException {
        return Instant.parse(product.text("""
                select to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from rule_version
                where table_name = '%s' and version = %d""".formatted(TABLE, version)));
    }

    private static double millis(Instant from, Instant to) {
        return to.toEpochMilli() - from.toEpochMilli();
    }

    private static String good(Product node, String path, String json) throws Exception {
        var answer = node.post(path, json);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Every batch comes from one version and gives its answers; a node never goes back to an older one. */
    private static Callable<Decided> decideUntil(AtomicBoolean stop, Product node) {
        return () -> {
            var wrong = new ArrayList<String>();
            long evaluations = 0;
            int before = 0;
            while (!stop.get()) {
                var answer = node.post(CALL + "/decisions", ASKED);
                evaluations += BATCH;
                var version = VERSION.matcher(answer.body());
                var days = DAYS.matcher(answer.body()).results().map(found -> Integer.parseInt(found.group(1))).toList();
                if (answer.statusCode() != 200 || !version.find()) {
                    wrong.add(answer.statusCode() + " " + answer.body());
                    continue;
                }
                int now = Integer.parseInt(version.group(1));
                if (now < before || days.size() != BATCH || days.stream().anyMatch(one -> one != PLUS + now)) {
                    wrong.add("version " + now + " after " + before + " answers " + days.stream().distinct().toList());
                }
                before = now;
            }
            return new Decided(evaluations, wrong);
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n") + '"';
    }

    private static void print(List<Publication> publications, List<Future<Decided>> deciders) throws Exception {
        System.out.printf("| from | until | p50 ms | p95 ms | most ms |%n| --- | --- | ---: | ---: | ---: |%n");
        row("published", "live on both nodes", publications, one -> one.live() - one.published());
        row("approved", "published", publications, Publication::published);
        row("approved", "live on both nodes", publications, Publication::live);
        long evaluations = 0;
        var wrong = new ArrayList<String>();
        for (var decider : deciders) {
            evaluations += decider.get().evaluations();
            wrong.addAll(decider.get().wrong());
        }
        System.out.printf("%n%,d versions; %,d evaluations meanwhile, in batches of %,d; batches that failed or mixed versions: %d%n",
                publications.size(), evaluations, BATCH, wrong.size());
        wrong.stream().limit(10).forEach(System.out::println);
    }

    private static void row(String from, String until, List<Publication> publications, ToDoubleFunction<Publication> millis) {
        var sorted = publications.stream().mapToDouble(millis).sorted().toArray();
        System.out.printf("| %s | %s | %,.0f | %,.0f | %,.0f |%n", from, until, sorted[sorted.length / 2], sorted[(sorted.length * 95 - 1) / 100],
                sorted[sorted.length - 1]);
    }
}
