package dev.salesflow.rules;

import dev.salesflow.rules.internal.DroolsCompiler;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.decisiontable.DecisionTableProviderImpl;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.DecisionTableInputType;
import org.kie.internal.builder.KnowledgeBuilderFactory;

/** Tables made and asked without a database. */
public final class Tables {

    private static final long LARGEST_GRID = 100_000;
    private static final int SAMPLE = 50_000;
    private static int serial;

    private Tables() {
    }

    public static <F extends Record, R extends Record> LiveTable<F, R> live(TableContract<F, R> contract, RuleTable table) {
        return live(contract, table, LocalDate.of(2026, 11, 22));
    }

    public static <F extends Record, R extends Record> LiveTable<F, R> live(TableContract<F, R> contract, RuleTable table,
            LocalDate today) {
        var version = new RuleVersion(table.name(), 1, table.canonical(), RuleVersion.Origin.SHIPPED, "test",
                java.time.Instant.EPOCH);
        return new LiveTable<>(version, table, contract, new DroolsCompiler().compile(table, 1), () -> today);
    }

    /**
     * Every combination of the values at which the table may change its mind, unknown included; of a table with too many
     * columns for that, a fixed random choice of them.
     */
    public static List<Record> grid(RuleTable table) {
        var fields = table.contract().facts();
        var values = fields.stream()
                .map(field -> table.columns().stream().anyMatch(c -> c.field().equals(field))
                        ? table.boundaryValues(field) : java.util.Collections.singletonList(null))
                .toList();
        var combinations = values.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(Long.MAX_VALUE / 100, a * b));
        if (combinations > LARGEST_GRID) {
            return sample(table, values);
        }
        var facts = List.<Object[]>of(new Object[fields.size()]);
        for (var i = 0; i < fields.size(); i++) {
            var next = new ArrayList<Object[]>();
            for (var fact : facts) {
                for (var value : values.get(i)) {
                    var copy = fact.clone();
                    copy[i] = value;
                    next.add(copy);
                }
            }
            facts = next;
        }
        return facts.stream().<Record>map(fact -> record(table.contract().fact(), fact)).toList();
    }

    private static List<Record> sample(RuleTable table, List<? extends List<?>> values) {
        var random = new java.util.Random(20261122);
        return java.util.stream.Stream.generate(() -> values.stream()
                        .map(of -> (Object) of.get(random.nextInt(of.size()))).toArray())
                .limit(SAMPLE)
                .<Record>map(fact -> record(table.contract().fact(), fact))
                .toList();
    }

    public static <T extends Record> T record(Class<T> type, Object... values) {
        try {
            var types = java.util.Arrays.stream(type.getRecordComponents())
                    .map(java.lang.reflect.RecordComponent::getType).toArray(Class[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The row numbers that fit, by plain Java. */
    public static Set<Integer> expected(RuleTable table, Record fact) {
        var rows = new TreeSet<Integer>();
        table.rows().stream().filter(r -> r.fits(fact)).forEach(r -> rows.add(r.number()));
        return rows;
    }

    /** The row numbers that fire in our compiled table. */
    public static List<Set<Integer>> fired(RuleTable table, List<? extends Record> facts) {
        var fired = new IdentityHashMap<Object, Set<Integer>>();
        new DroolsCompiler().compile(table, 1)
                .fire(facts, (fact, row) -> fired.computeIfAbsent(fact, f -> new TreeSet<>()).add(row));
        return facts.stream().map(f -> fired.getOrDefault(f, Set.of())).toList();
    }

    /** What Drools itself makes of the file, with nothing of ours in between: fact → row → result → text. */
    public static Map<Object, Map<Integer, Map<String, String>>> bareDrools(RuleTable table, List<? extends Record> facts) {
        // ServiceLoader finds the provider; naming it keeps the dependency visible.
        java.util.Objects.requireNonNull(DecisionTableProviderImpl.class);
        var services = KieServices.Factory.get();
        var release = services.newReleaseId("bare", table.name(), Integer.toString(++serial));
        var files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        var configuration = KnowledgeBuilderFactory.newDecisionTableConfiguration();
        configuration.setInputType(DecisionTableInputType.CSV);
        files.write(services.getResources().newByteArrayResource(table.canonical().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .setResourceType(ResourceType.DTABLE).setConfiguration(configuration)
                .setTargetPath("src/main/resources/dev/salesflow/rules/" + table.contract().module() + "/" + table.name() + ".drl.csv"));
        var results = services.newKieBuilder(files).buildAll(ExecutableModelProject.class).getResults();
        if (results.hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(results.getMessages().toString());
        }
        var session = services.newKieContainer(release).getKieBase().newKieSession();
        var answers = new ArrayList<Object[]>();
        try {
            session.setGlobal("answers", answers);
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        var byFact = new IdentityHashMap<Object, Map<Integer, Map<String, String>>>();
        for (var answer : answers) {
            // Drools names a rule by its line in the file; rows begin at line 10.
            var line = Integer.parseInt(((String) answer[1]).replaceAll(".*_", ""));
            byFact.computeIfAbsent(answer[0], f -> new java.util.TreeMap<>(Comparator.naturalOrder()))
                    .computeIfAbsent(line - TableWriter.FIRST_ROW_LINE, r -> new java.util.TreeMap<>())
                    .put((String) answer[2], (String) answer[3]);
        }
        return byFact;
    }
}
