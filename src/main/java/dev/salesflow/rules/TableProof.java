package dev.salesflow.rules;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Compiles a table and asks it about cases at its own boundaries before it may become live: what throws, or answers
 * otherwise than its rows say, comes to light here.
 */
final class TableProof {

    private static final int CASES = 200;

    private TableProof() {
    }

    static TableCompiler.Compiled of(TableCompiler compiler, RuleTable table, int version) {
        table.rows().forEach(row -> LiveTable.resultOf(row, table));
        var compiled = compiler.compile(table, version);
        var cases = cases(table);
        var fired = new ArrayList<TreeSet<Integer>>();
        cases.forEach(one -> fired.add(new TreeSet<>()));
        var places = new IdentityHashMap<Object, Integer>();
        IntStream.range(0, cases.size()).forEach(i -> places.put(cases.get(i), i));
        compiled.fire(cases, (fact, row) -> fired.get(places.get(fact)).add(row));
        for (var i = 0; i < cases.size(); i++) {
            var fact = cases.get(i);
            var rows = table.rows().stream().filter(row -> row.fits(fact)).map(RuleTable.Row::number).toList();
            if (!rows.equals(List.copyOf(fired.get(i)))) {
                throw new IllegalStateException("rows " + fired.get(i) + " fire where " + rows + " fit: " + fact);
            }
        }
        return compiled;
    }

    /** The same for the same table, so that all nodes come to the same end. */
    private static List<Record> cases(RuleTable table) {
        var random = new Random(20261122);
        var values = table.contract().facts().stream().map(table::boundaryValues).toList();
        return IntStream.range(0, CASES).<Record>mapToObj(i -> Records.make(table.contract().fact(),
                values.stream().map(of -> of.get(random.nextInt(of.size()))).toArray())).toList();
    }
}
