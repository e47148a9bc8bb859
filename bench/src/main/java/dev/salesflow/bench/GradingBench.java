package dev.salesflow.bench;

import com.sun.management.ThreadMXBean;
import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.Satisfaction;
import dev.salesflow.customer.Selection;
import dev.salesflow.customer.SystemState;
import dev.salesflow.grading.CustomerProfile;
import dev.salesflow.grading.GradeSheet;
import dev.salesflow.rules.BenchTables;
import dev.salesflow.rules.Decision;
import dev.salesflow.rules.LiveTable;
import dev.salesflow.rules.TableContract;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * P2: the shipped table customer-grade, per core, against its peers: one thread, one run, interleaved A B B A, the same
 * customers for all, warmed up. Times are of a shared machine; what counts is their ratio. Answers are rows, held against
 * hand-written Java.
 */
public final class GradingBench {

    private static final int REPETITIONS = 7;
    private static final int CHECKED = 1_000_000;
    private static final int BATCH = 5_000;
    private static final long SEED = 20261122;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Grades customers and gives the rows' sum, so that nothing can be left out. */
    private interface Contender {
        long grade(List<CustomerProfile> customers);
    }

    /** @param size customers per repetition: enough for some tenths of a second */
    private record Entry(Contender contender, ToIntFunction<CustomerProfile> single, int size, int checked) {
    }

    private record Sample(double perSecond, double bytes) {
    }

    private GradingBench() {
    }

    public static void main(String[] args) throws IOException {
        var contract = TableContract.oneRow("grading", "customer-grade", CustomerProfile.class, GradeSheet.class);
        var live = BenchTables.live(contract, Files.readString(Path.of("rules/grading/customer-grade.drl.csv")));
        var customers = customers();
        var contenders = contenders(live);

        var mismatches = new LinkedHashMap<String, Long>();
        contenders.forEach((name, entry) -> mismatches.put(name, mismatches(entry, customers, live, name)));
        var samples = measure(contenders, customers);
        print(live, contenders, samples, mismatches);
    }

    private static Map<String, Entry> contenders(LiveTable<CustomerProfile, GradeSheet> live) {
        var easy = new EasyRules(live.table());
        var juel = new CamundaDmn(live.table(), true);
        var feel = new CamundaDmn(live.table(), false);
        var entries = new LinkedHashMap<String, Entry>();
        entries.put("Salesflow, batches of 5,000", new Entry(c -> batches(live, c), null, 400_000, CHECKED));
        entries.put("Salesflow, one by one", entry(c -> row(live.decide(c)), 100_000, CHECKED));
        entries.put("hand-written Java", entry(HandWritten::row, 1_000_000, CHECKED));
        entries.put("Easy Rules 4.1.0", entry(easy::row, 200_000, CHECKED));
        entries.put("Camunda DMN 7.24, JUEL", entry(juel::row, 20_000, CHECKED));
        entries.put("Camunda DMN 7.24, FEEL", entry(feel::row, 500, 10_000));
        return entries;
    }

    private static Entry entry(ToIntFunction<CustomerProfile> single, int size, int checked) {
        return new Entry(customers -> {
            var sum = 0L;
            for (var customer : customers) {
                sum += single.applyAsInt(customer);
            }
            return sum;
        }, single, size, checked);
    }

    private static long batches(LiveTable<CustomerProfile, GradeSheet> live, List<CustomerProfile> customers) {
        var sum = 0L;
        for (var from = 0; from < customers.size(); from += BATCH) {
            for (var decision : live.decideAll(customers.subList(from, Math.min(from + BATCH, customers.size())))) {
                sum += row(decision);
            }
        }
        return sum;
    }

    private static int row(Decision<GradeSheet> decision) {
        return decision.fired().isEmpty() ? 0 : decision.fired().get(0).row();
    }

    private static long mismatches(Entry entry, List<CustomerProfile> customers,
            LiveTable<CustomerProfile, GradeSheet> live, String name) {
        var checked = customers.subList(0, entry.checked());
        var wrong = 0L;
        if (entry.single() == null) {
            for (var from = 0; from < checked.size(); from += BATCH) {
                var batch = checked.subList(from, from + BATCH);
                var decisions = live.decideAll(batch);
                for (var i = 0; i < batch.size(); i++) {
                    wrong += row(decisions.get(i)) == HandWritten.row(batch.get(i)) ? 0 : 1;
                }
            }
            return wrong;
        }
        for (var customer : checked) {
            wrong += entry.single().applyAsInt(customer) == HandWritten.row(customer) ? 0 : 1;
        }
        return wrong;
    }

    private static Map<String, List<Sample>> measure(Map<String, Entry> contenders, List<CustomerProfile> customers) {
        var order = new ArrayList<>(contenders.keySet());
        order.forEach(name -> sample(contenders.get(name), customers));
        var samples = new LinkedHashMap<String, List<Sample>>();
        for (var repetition = 0; repetition < REPETITIONS; repetition++) {
            for (var name : order) {
                samples.computeIfAbsent(name, n -> new ArrayList<>()).add(sample(contenders.get(name), customers));
            }
            Collections.reverse(order);
        }
        return samples;
    }

    private static Sample sample(Entry entry, List<CustomerProfile> customers) {
        var part = customers.subList(0, entry.size());
        var expected = 0L;
        for (var customer : part) {
            expected += HandWritten.row(customer);
        }
        var bytes = THREADS.getCurrentThreadAllocatedBytes();
        var start = System.nanoTime();
        var sum = entry.contender().grade(part);
        var nanos = System.nanoTime() - start;
        var allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        if (sum != expected) {
            throw new IllegalStateException("wrong answers while measured");
        }
        return new Sample(part.size() * 1e9 / nanos, (double) allocated / part.size());
    }

    /** Every fact drawn evenly from its values and "not known"; each customer a record of its own. */
    private static List<CustomerProfile> customers() {
        var random = new Random(SEED);
        var customers = new ArrayList<CustomerProfile>(CHECKED);
        for (var i = 0; i < CHECKED; i++) {
            customers.add(new CustomerProfile(draw(random, Computerisation.values()), draw(random, Selection.values()),
                    draw(random, SystemState.values()), draw(random, Satisfaction.values()),
                    draw(random, new Boolean[] {true, false}), draw(random, new Boolean[] {true, false})));
        }
        return customers;
    }

    private static <T> T draw(Random random, T[] values) {
        var i = random.nextInt(values.length + 1);
        return i == values.length ? null : values[i];
    }

    private static void print(LiveTable<CustomerProfile, GradeSheet> live, Map<String, Entry> contenders,
            Map<String, List<Sample>> samples, Map<String, Long> mismatches) {
        System.out.printf("customer-grade, %d rows, %d repetitions, %s, %d cores%n%n", live.table().rows().size(),
                REPETITIONS, System.getProperty("java.vm.version"), Runtime.getRuntime().availableProcessors());
        System.out.println("| contender | customers/s, median (lowest-highest) | batches against it | bytes each | mismatches |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        var ours = median(samples.values().iterator().next());
        samples.forEach((name, list) -> {
            var rates = list.stream().mapToDouble(Sample::perSecond).sorted().toArray();
            var bytes = list.stream().mapToDouble(Sample::bytes).sorted().toArray();
            System.out.printf(Locale.ROOT, "| %s | %,.0f (%,.0f-%,.0f) | %s | %,.0f | %d of %,d |%n", name, median(list),
                    rates[0], rates[rates.length - 1], ratio(ours / median(list)), bytes[bytes.length / 2],
                    mismatches.get(name), contenders.get(name).checked());
        });
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio >= 10 ? "%,.0fx" : "%.2fx", ratio);
    }

    private static double median(List<Sample> samples) {
        var rates = samples.stream().mapToDouble(Sample::perSecond).sorted().toArray();
        return rates[rates.length / 2];
    }
}
