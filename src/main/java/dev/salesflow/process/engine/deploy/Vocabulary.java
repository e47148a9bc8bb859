package dev.salesflow.process.engine.deploy;

import dev.salesflow.process.engine.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Which elements and attributes a model may hold. The engine takes elements by their name alone, and reads the
 * extensions of its predecessor as its own: each vocabulary is let in only where it belongs, and no other anywhere.
 */
final class Vocabulary {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final Set<String> DIAGRAM =
            Set.of(BPMNDI, "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI");
    /** What attributes may carry besides the engine's: the engine reads none of these. */
    private static final Set<String> MEANS_NOTHING_TO_THE_ENGINE = Set.of("http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, XMLConstants.XML_NS_URI, XMLConstants.XMLNS_ATTRIBUTE_NS_URI);
    /** To the keys that say why. */
    private static final Map<String, String> FORBIDDEN_ATTRIBUTES = Map.of(
            "class", "model.namesAClass", "variableMappingClass", "model.namesAClass", "formHandlerClass", "model.namesAClass",
            "expression", "model.runsAnExpression", "type", "model.builtInType", "resource", "model.loadsAScript",
            "resultVariable", "model.storesAResult", "decisionRef", "model.callsADecision", "caseRef", "model.callsACase");
    private static final Map<String, String> FORBIDDEN_CAMUNDA = Map.of("script", "model.script",
            "connector", "model.connector", "formData", "model.generatedForm", "formProperty", "model.generatedForm");
    private static final Map<String, String> FORBIDDEN_BPMN = Map.of("scriptTask", "model.scriptTask",
            "businessRuleTask", "model.businessRuleTask", "script", "model.script", "import", "model.imports");

    private Vocabulary() {
    }

    /** Why the element may not be there; empty where it may. */
    static Optional<Fault> refusal(Element element) {
        var name = element.getLocalName();
        if (!isKnown(element)) {
            return Optional.of(element.getNamespaceURI() == null ? Fault.of("model.elementOfNothing", element.getTagName())
                    : Fault.of("model.foreignElement", element.getTagName(), element.getNamespaceURI()));
        }
        if (isBpmn(element)) {
            return FORBIDDEN_BPMN.containsKey(name) ? Optional.of(Fault.of(FORBIDDEN_BPMN.get(name)))
                    : element.hasAttribute("language") ? Optional.of(Fault.of("model.scriptLanguage")) : Optional.empty();
        }
        return CAMUNDA.equals(element.getNamespaceURI()) ? Optional.ofNullable(FORBIDDEN_CAMUNDA.get(name)).map(Fault::of)
                : Optional.empty();
    }

    /** Why the engine's attribute may not be there; empty where it may. */
    static Optional<Fault> refusal(Element element, String attribute) {
        return isPlainData(element, attribute) ? Optional.empty()
                : Optional.ofNullable(FORBIDDEN_ATTRIBUTES.get(attribute)).map(Fault::of);
    }

    static boolean isBpmn(Element element) {
        return BPMN.equals(element.getNamespaceURI());
    }

    static boolean isProcess(Element element) {
        return isBpmn(element) && element.getLocalName().equals("process");
    }

    /** On the engine's own elements, listeners for instance, its attributes have no prefix. */
    static boolean isCamunda(Element element, Node attribute) {
        return CAMUNDA.equals(attribute.getNamespaceURI())
                || attribute.getNamespaceURI() == null && CAMUNDA.equals(element.getNamespaceURI());
    }

    static boolean isForeign(Node attribute) {
        return attribute.getNamespaceURI() != null && !MEANS_NOTHING_TO_THE_ENGINE.contains(attribute.getNamespaceURI());
    }

    /** {@code type} and {@code resource} are harmless on elements that only carry data. */
    private static boolean isPlainData(Element element, String attribute) {
        return CAMUNDA.equals(element.getNamespaceURI()) && !element.getLocalName().endsWith("Listener")
                && !attribute.equals("class") && !attribute.equals("resource");
    }

    private static boolean isKnown(Element element) {
        var namespace = element.getNamespaceURI();
        return BPMN.equals(namespace)
                || CAMUNDA.equals(namespace) && isWithin(element, BPMN, "extensionElements")
                || namespace != null && DIAGRAM.contains(namespace) && (element.getLocalName().equals("BPMNDiagram")
                        || isWithin(element, BPMNDI, "BPMNDiagram"));
    }

    private static boolean isWithin(Element element, String namespace, String name) {
        for (var node = element.getParentNode(); node instanceof Element around; node = node.getParentNode()) {
            if (namespace.equals(around.getNamespaceURI()) && name.equals(around.getLocalName())) {
                return true;
            }
        }
        return false;
    }
}
