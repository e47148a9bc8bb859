package dev.salesflow.process.engine;

import java.util.Collection;
import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** The forms' expression language on the server's side: it knows data only, no function of ours and no Java. */
final class Feel {

    private static final FeelEngineApi ENGINE =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    private Feel() {
    }

    static boolean isTrue(String expression, Map<String, Object> data) {
        return Boolean.TRUE.equals(evaluate(expression, data));
    }

    /** The elements of a list; empty where the expression gives none. */
    static Collection<?> list(String expression, Map<String, Object> data) {
        return evaluate(expression, data) instanceof Collection<?> list ? list : java.util.List.of();
    }

    static boolean isReadable(String expression) {
        return ENGINE.parseExpression(body(expression)).isSuccess();
    }

    private static Object evaluate(String expression, Map<String, Object> data) {
        var result = ENGINE.evaluateExpression(body(expression), data);
        return result.isSuccess() ? result.result() : null;
    }

    private static String body(String expression) {
        return expression.startsWith("=") ? expression.substring(1) : expression;
    }
}
