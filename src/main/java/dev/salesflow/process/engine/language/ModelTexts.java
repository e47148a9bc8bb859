package dev.salesflow.process.engine.language;

import dev.salesflow.process.engine.AsTheSystem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** The Chinese that models carry for their elements ({@code name_zh}, {@code description_zh}), read once for each deployed version. */
@Component
public class ModelTexts {

    static final String CHINESE = "_zh";

    private static final int MOST_KEPT = 200;

    private final RepositoryService repository;
    private final AsTheSystem system;
    private final ConcurrentLruCache<String, Map<String, Map<String, String>>> byDefinition = new ConcurrentLruCache<>(MOST_KEPT, this::read);

    ModelTexts(RepositoryService repository, AsTheSystem system) {
        this.repository = repository;
        this.system = system;
    }

    /** @param name the task's own, for everyone who reads another language and where the model has no Chinese */
    public String name(Locale reader, String definitionId, String element, String name) {
        return isChinese(reader) && definitionId != null ? text(definitionId, element, "name", name) : name;
    }

    static boolean isChinese(Locale reader) {
        return reader.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** An element's Chinese, else what is given; the process itself is the element named like the definition's key. */
    String text(String definitionId, String element, String attribute, String otherwise) {
        return byDefinition.get(definitionId).getOrDefault(element, Map.of()).getOrDefault(attribute + CHINESE, otherwise);
    }

    /** All Chinese of a model's element; empty where it has none. */
    static Map<String, String> of(BaseElement element) {
        var texts = new HashMap<String, String>();
        var extensions = element.getExtensionElements();
        if (extensions != null) {
            extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(properties -> properties.getCamundaProperties().stream())
                    .filter(property -> property.getCamundaName() != null && property.getCamundaName().endsWith(CHINESE))
                    .forEach(property -> put(texts, property));
        }
        return texts;
    }

    private static void put(Map<String, String> texts, CamundaProperty property) {
        if (property.getCamundaValue() != null && !property.getCamundaValue().isBlank()) {
            texts.put(property.getCamundaName(), property.getCamundaValue());
        }
    }

    private Map<String, Map<String, String>> read(String definitionId) {
        BpmnModelInstance model;
        try {
            model = system.answer(() -> repository.getBpmnModelInstance(definitionId));
        } catch (NotFoundException e) {
            // History outlives the version it tells of.
            return Map.of();
        }
        var texts = new HashMap<String, Map<String, String>>();
        model.getModelElementsByType(BaseElement.class).forEach(element -> {
            var own = of(element);
            if (!own.isEmpty()) {
                texts.put(element.getId(), own);
            }
        });
        return texts;
    }
}
