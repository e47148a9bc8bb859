package dev.salesflow.process.engine.deploy;

import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.process.engine.Fault;
import dev.salesflow.process.engine.WorkingDays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Tells expressions that compare variables with values from those that could do anything else. */
final class SafeExpression {

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);
    private static final Set<String> PROPERTIES =
            Set.of("execution.processBusinessKey", "execution.businessKey", "task.assignee");
    private static final Pattern WORKING_DAYS = Pattern.compile(WorkingDays.NAME + "\\[\\s*(\\d{1,3})\\s*]");
    private static final int LONGEST = 1_000;

    private SafeExpression() {
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Why it is refused; empty for an expression of variables, literals, comparisons and their combinations. */
    static Optional<Fault> problem(String text) {
        if (text.length() > LONGEST) {
            return Optional.of(Fault.of("model.longExpression", LONGEST));
        }
        try {
            var tree = PARSER.build(text.strip());
            if (tree.getFunctionNodes().iterator().hasNext() || has(tree.getRoot(), AstMethod.class)) {
                return Optional.of(Fault.of("model.callsAMethod", text));
            }
            if (has(tree.getRoot(), AstBracket.class) && !isWorkingDays(text) || has(tree.getRoot(), AstDot.class) && !isKnownProperty(text)) {
                return Optional.of(Fault.of("model.reachesIn", text));
            }
            return Optional.empty();
        } catch (TreeBuilderException e) {
            return Optional.of(Fault.of("model.unreadableExpression", text));
        }
    }

    /** The bean that an expression of nothing but a name stands for. */
    static Optional<String> bean(String text) {
        var body = text.strip();
        return body.matches("[$#]\\{\\s*[A-Za-z_][A-Za-z0-9_]*\\s*}")
                ? Optional.of(body.substring(2, body.length() - 1).strip()) : Optional.empty();
    }

    private static boolean isKnownProperty(String text) {
        return PROPERTIES.contains(body(text));
    }

    private static boolean isWorkingDays(String text) {
        var days = WORKING_DAYS.matcher(body(text));
        return days.matches() && Integer.parseInt(days.group(1)) <= WorkingCalendar.MOST;
    }

    private static String body(String text) {
        var whole = text.strip();
        return whole.substring(2, whole.length() - 1).strip();
    }

    private static boolean has(Node node, Class<? extends Node> kind) {
        if (kind.isInstance(node)) {
            return true;
        }
        for (int child = 0; child < node.getCardinality(); child++) {
            if (node.getChild(child) != null && has(node.getChild(child), kind)) {
                return true;
            }
        }
        return false;
    }
}
