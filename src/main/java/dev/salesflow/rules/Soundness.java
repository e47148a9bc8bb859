package dev.salesflow.rules;

import dev.salesflow.rules.Finding.Kind;
import dev.salesflow.rules.Finding.Severity;
import java.time.LocalDate;
import java.util.List;

/**
 * Whether a table says what it should: each finding with its place, reason and cure. Exact by the values at which the table
 * can change its mind, not sampled; what would take too many steps is said to be unchecked.
 */
public record Soundness(List<Finding> findings) {

    /** Steps for all questions about one table, some tenths of a second. */
    private static final long BUDGET = 2_000_000;

    public Soundness {
        findings = List.copyOf(findings);
    }

    /** @param today on which it is judged: rows whose validity is over count no more */
    public static Soundness of(RuleTable table, LocalDate today) {
        return of(table, today, BUDGET);
    }

    /**
     * Of a grid as an editor has it.
     *
     * @param grid the line of labels and the rows, see {@link RuleTable#grid()}
     */
    public static Soundness of(TableContract<?, ?> contract, HitPolicy policy, List<List<String>> grid, LocalDate today) {
        try {
            return of(RuleTable.draft(contract, policy, grid), today);
        } catch (InvalidTable e) {
            return new Soundness(e.problems().stream().map(problem -> typeFinding(contract, problem)).toList());
        }
    }

    static Soundness of(RuleTable table, LocalDate today, long budget) {
        return new Soundness(new TableCheck(table, today, budget).findings());
    }

    public boolean publishable() {
        return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    }

    public List<Finding> of(Kind kind) {
        return findings.stream().filter(f -> f.kind() == kind).toList();
    }

    private static Finding typeFinding(TableContract<?, ?> contract, InvalidTable.Problem problem) {
        var arguments = problem.key().equals("choice") ? inWords(contract, problem) : problem.arguments().toArray();
        return new Finding(Kind.TYPE, problem.line() > 1 ? List.of(problem.line() - 1) : List.of(),
                problem.column() == null ? List.of() : List.of(problem.column()),
                FieldWords.words("rules.problem." + problem.key(), arguments), FieldWords.words("rules.cure." + problem.key(), arguments));
    }

    /** A grid shows words where a file has codes. */
    private static Object[] inWords(TableContract<?, ?> contract, InvalidTable.Problem problem) {
        var field = contract.field(problem.column()).orElseThrow();
        return new Object[] {problem.arguments().get(0), new FieldWords(contract).choices(field)};
    }
}
