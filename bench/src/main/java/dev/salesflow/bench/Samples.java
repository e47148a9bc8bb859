package dev.salesflow.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Contenders measured in one run, interleaved A B B A after one round of warming up; printed against the first of them. */
final class Samples {

    /** Does its work on so many rows; may prepare something that does not count before {@code clock}. */
    interface Contender {
        void run(Clock clock) throws Exception;
    }

    static final class Clock {
        private long start;

        void start() {
            start = System.nanoTime();
        }
    }

    private record Sample(double perSecond, double walPerRow) {
    }

    private final Product product;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    Samples(Product product) {
        this.product = product;
    }

    Samples with(String name, Contender contender) {
        contenders.put(name, contender);
        samples.put(name, new ArrayList<>());
        return this;
    }

    Samples measure(int repetitions, int rows) throws Exception {
        var order = new ArrayList<>(contenders.keySet());
        for (int round = 0; round <= repetitions; round++) {
            for (var name : order) {
                var sample = sample(contenders.get(name), rows);
                if (round > 0) {
                    samples.get(name).add(sample);
                }
            }
            Collections.reverse(order);
        }
        return this;
    }

    private Sample sample(Contender contender, int rows) throws Exception {
        var clock = new Clock();
        var before = product.text("select pg_current_wal_lsn()");
        clock.start();
        contender.run(clock);
        var nanos = System.nanoTime() - clock.start;
        var wal = Double.parseDouble(product.text("select pg_current_wal_lsn() - '" + before + "'"));
        return new Sample(rows * 1e9 / nanos, wal / rows);
    }

    void print() {
        var first = rates(samples.values().iterator().next());
        System.out.println("| contender | rows/s, median (lowest-highest) | the first against it | WAL bytes/row |");
        System.out.println("| --- | ---: | ---: | ---: |");
        samples.forEach((name, list) -> {
            var rates = rates(list);
            System.out.printf(Locale.ROOT, "| %s | %,.0f (%,.0f-%,.0f) | %.2fx | %,.0f |%n", name, median(rates), rates[0], rates[rates.length - 1],
                    median(first) / median(rates), median(list.stream().mapToDouble(Sample::walPerRow).sorted().toArray()));
        });
    }

    private static double[] rates(List<Sample> list) {
        return list.stream().mapToDouble(Sample::perSecond).sorted().toArray();
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
