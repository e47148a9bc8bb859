package dev.salesflow.bench;

import dev.salesflow.grading.CustomerProfile;
import dev.salesflow.rules.Condition;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.TableField;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** The same table as DMN, its cells in JUEL or FEEL; evaluated by Camunda's own engine without history. */
final class CamundaDmn {

    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision decision;

    CamundaDmn(RuleTable table, boolean juel) {
        decision = engine.parseDecision("grade",
                new ByteArrayInputStream(dmn(table, juel).getBytes(StandardCharsets.UTF_8)));
    }

    int row(CustomerProfile customer) {
        var variables = new HashMap<String, Object>(16);
        variables.put("computerisation", name(customer.computerisation()));
        variables.put("selection", name(customer.selection()));
        variables.put("systemState", name(customer.systemState()));
        variables.put("satisfaction", name(customer.satisfaction()));
        variables.put("vendorHope", customer.vendorHope());
        variables.put("designerLeft", customer.designerLeft());
        var result = engine.evaluateDecisionTable(decision, variables).getSingleResult();
        return result == null ? 0 : ((Number) result.getSingleEntry()).intValue();
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static String dmn(RuleTable table, boolean juel) {
        var language = juel ? " expressionLanguage=\"juel\"" : "";
        var xml = new StringBuilder("""
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="bench">
                <decision id="grade" name="grade"><decisionTable id="t" hitPolicy="UNIQUE">
                """);
        for (var field : table.contract().facts()) {
            xml.append("<input id=\"i-%1$s\"><inputExpression id=\"e-%1$s\" typeRef=\"%2$s\"%3$s><text>%4$s</text></inputExpression></input>\n"
                    .formatted(field.name(), field.type() == TableField.Type.BOOLEAN ? "boolean" : "string", language,
                            juel ? "${" + field.name() + "}" : field.name()));
        }
        xml.append("<output id=\"o\" name=\"row\" typeRef=\"integer\"/>\n");
        for (var row : table.rows()) {
            xml.append("<rule id=\"r").append(row.number()).append("\">");
            for (var field : table.contract().facts()) {
                var cell = row.conditions().stream().filter(c -> c.field().equals(field))
                        .map(c -> juel ? juel(c) : feel(c)).collect(Collectors.joining(juel ? " && " : " and "));
                var text = cell.isEmpty() ? (juel ? "" : "-") : juel ? "${" + cell + "}" : cell;
                xml.append("<inputEntry id=\"c%d-%s\"%s><text><![CDATA[%s]]></text></inputEntry>"
                        .formatted(row.number(), field.name(), juel && !cell.isEmpty() ? language : "", text));
            }
            xml.append("<outputEntry id=\"o").append(row.number()).append("\"><text>").append(row.number())
                    .append("</text></outputEntry></rule>\n");
        }
        return xml.append("</decisionTable></decision></definitions>").toString();
    }

    private static String juel(Condition condition) {
        var name = condition.field().name();
        var values = condition.values().stream().map(v -> v instanceof Boolean ? v.toString() : "'" + v + "'").toList();
        return switch (condition.operator()) {
            case KNOWN -> name + (condition.values().get(0).equals(true) ? " != null" : " == null");
            case EQUAL, IN -> name + " != null && " + values.stream().map(v -> name + " == " + v)
                    .collect(Collectors.joining(" || ", "(", ")"));
            default -> values.stream().map(v -> name + " != " + v).collect(Collectors.joining(" && "));
        };
    }

    private static String feel(Condition condition) {
        var values = condition.values().stream().map(v -> v instanceof Boolean ? v.toString() : "\"" + v + "\"")
                .collect(Collectors.joining(", "));
        return switch (condition.operator()) {
            case KNOWN -> condition.values().get(0).equals(true) ? "not(null)" : "null";
            case EQUAL, IN -> values;
            default -> "not(" + values + ")";
        };
    }
}
