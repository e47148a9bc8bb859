package dev.salesflow.imports.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.salesflow.imports.reading.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the answers that the page's form sends: {@code q<question>} or {@code q<question>.<part>}, by position. */
final class AnswerForm {

    private AnswerForm() {
    }

    static Map<String, JsonNode> read(List<Question> questions, Map<String, String> typed) {
        var answers = new LinkedHashMap<String, JsonNode>();
        for (int q = 0; q < questions.size(); q++) {
            var question = questions.get(q);
            var answer = question.kind() == Question.Kind.missing ? single(typed.get("q" + q)) : parts(parts(question), "q" + q + ".", typed);
            if (answer != null) {
                answers.put(question.id(), answer);
            }
        }
        if (typed.get("sheet") != null) {
            answers.put("sheet", single(typed.get("sheet")));
        }
        return answers;
    }

    /** What the question wants an answer for, in the order of the form's fields. */
    static List<String> parts(Question question) {
        return switch (question.kind()) {
            case mapping -> question.columns();
            case dateFormat -> question.shapes().stream().map(Question.Shape::shape).toList();
            case values -> question.proposal().keySet().stream().map(String::valueOf).toList();
            case missing -> List.of();
        };
    }

    private static JsonNode single(String text) {
        return text == null ? null : JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode parts(List<String> parts, String prefix, Map<String, String> typed) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (int p = 0; p < parts.size(); p++) {
            var text = typed.get(prefix + p);
            if (text != null) {
                answer.put(parts.get(p), text.strip());
            }
        }
        return answer.isEmpty() ? null : answer;
    }
}
