package dev.salesflow.process.engine.language;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** A diagram with the Chinese names that its elements carry, to look at; never to be deployed again. */
final class DiagramTexts {

    private DiagramTexts() {
    }

    static String translate(String xml) {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        model.getModelElementsByType(BaseElement.class).forEach(element -> {
            var name = ModelTexts.of(element).get("name" + ModelTexts.CHINESE);
            if (name != null) {
                element.setAttributeValue("name", name);
            }
        });
        return Bpmn.convertToString(model);
    }
}
