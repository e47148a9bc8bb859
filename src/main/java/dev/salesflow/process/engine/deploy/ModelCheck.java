package dev.salesflow.process.engine.deploy;

import dev.salesflow.process.engine.FormFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * What a set of files must keep to before it runs here: an uploaded model is code. Finds everything that is wrong at
 * once, so that nobody mends one thing at a time.
 */
class ModelCheck {

    private static final int LARGEST_FILE = 2_000_000;
    private static final int MOST_ELEMENTS = 5_000;
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final Set<String> DIAGRAM =
            Set.of(BPMNDI, "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI");
    /** What attributes may carry besides the engine's: the engine reads none of these. */
    private static final Set<String> MEANS_NOTHING_TO_THE_ENGINE = Set.of("http://camunda.org/schema/modeler/1.0",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, XMLConstants.XML_NS_URI, XMLConstants.XMLNS_ATTRIBUTE_NS_URI);
    private static final Set<String> RUNS_BEANS = Set.of("delegateExpression", "variableMappingDelegateExpression");
    private static final Map<String, String> FORBIDDEN_ATTRIBUTES = Map.of(
            "class", "names a Java class: use a delegate expression with a published bean",
            "variableMappingClass", "names a Java class",
            "formHandlerClass", "names a Java class",
            "expression", "runs an expression: use a delegate expression with a published bean",
            "type", "uses a built-in type (external, mail or shell): use a delegate expression with a published bean",
            "resource", "loads a script from a resource",
            "resultVariable", "stores a result of an expression",
            "decisionRef", "calls a DMN decision: rules are decision tables of ours",
            "caseRef", "calls a CMMN case");
    private static final Map<String, String> FORBIDDEN_ELEMENTS = Map.of(
            "script", "contains a script", "connector", "uses a connector",
            "formData", "has a generated form: use a Camunda Form, whose fields can be checked",
            "formProperty", "has a generated form: use a Camunda Form, whose fields can be checked");
    private static final Set<String> FORBIDDEN_TASKS = Set.of("scriptTask", "businessRuleTask");

    private final Set<String> beans;
    private final Predicate<String> isDeployedForm;
    private final List<ModelProblem> problems = new ArrayList<>();

    /**
     * @param beans the names a model may use
     * @param isDeployedForm whether a form with this id is already deployed
     */
    ModelCheck(Set<String> beans, Predicate<String> isDeployedForm) {
        this.beans = beans;
        this.isDeployedForm = isDeployedForm;
    }

    List<ModelProblem> problems(Map<String, byte[]> files) {
        var forms = files.entrySet().stream().filter(file -> file.getKey().endsWith(".form"))
                .map(file -> form(file.getKey(), file.getValue()))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        files.forEach((name, content) -> {
            if (content.length > LARGEST_FILE) {
                problems.add(new ModelProblem(name, null, "is larger than " + LARGEST_FILE / 1_000_000 + " MB"));
            } else if (name.endsWith(".bpmn")) {
                new Model(name, forms).check(content);
            } else if (!name.endsWith(".form")) {
                problems.add(new ModelProblem(name, null, "is neither a .bpmn nor a .form file"));
            }
        });
        return List.copyOf(problems);
    }

    private String form(String name, byte[] content) {
        var form = FormFile.read(content);
        form.problems().forEach(problem -> problems.add(new ModelProblem(name, null, problem)));
        return form.id();
    }

    /** One BPMN file. */
    private class Model {

        private final String file;
        private final Set<String> forms;
        private int elements;

        Model(String file, Set<String> forms) {
            this.file = file;
            this.forms = forms;
        }

        void check(byte[] content) {
            Document document;
            try {
                document = SafeXml.parse(content);
            } catch (SAXParseException e) {
                problems.add(new ModelProblem(file, null, "is not readable XML at line " + e.getLineNumber() + ": " + e.getMessage()));
                return;
            } catch (SAXException e) {
                problems.add(new ModelProblem(file, null, "is not readable XML"));
                return;
            }
            visit(document.getDocumentElement());
            if (elements > MOST_ELEMENTS) {
                problems.add(new ModelProblem(file, null, "has more than " + MOST_ELEMENTS + " elements: move a part into a called process"));
            }
        }

        private void visit(Element element) {
            if (++elements > MOST_ELEMENTS) {
                return;
            }
            if (!isKnown(element)) {
                refuse(element, "holds the element " + element.getTagName() + of(element.getNamespaceURI()));
            } else if (BPMN.equals(element.getNamespaceURI())) {
                bpmn(element);
            } else if (CAMUNDA.equals(element.getNamespaceURI())
                    && FORBIDDEN_ELEMENTS.containsKey(element.getLocalName())) {
                refuse(element, FORBIDDEN_ELEMENTS.get(element.getLocalName()));
            }
            attributes(element);
            // The engine reads an element's text as one, whatever comments or elements stand in between.
            var text = new StringBuilder();
            for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element nested) {
                    visit(nested);
                } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                    text.append(child.getNodeValue());
                }
            }
            expression(element, text.toString());
        }

        /**
         * The engine takes elements by their name alone, and reads the extensions of its predecessor as its own: each
         * vocabulary is let in only where it belongs, and no other anywhere.
         */
        private boolean isKnown(Element element) {
            var namespace = element.getNamespaceURI();
            return BPMN.equals(namespace)
                    || CAMUNDA.equals(namespace) && isWithin(element, BPMN, "extensionElements")
                    || namespace != null && DIAGRAM.contains(namespace) && (element.getLocalName().equals("BPMNDiagram")
                            || isWithin(element, BPMNDI, "BPMNDiagram"));
        }

        private boolean isWithin(Element element, String namespace, String name) {
            for (var node = element.getParentNode(); node instanceof Element around; node = node.getParentNode()) {
                if (namespace.equals(around.getNamespaceURI()) && name.equals(around.getLocalName())) {
                    return true;
                }
            }
            return false;
        }

        private String of(String namespace) {
            return namespace == null ? " of no namespace, where it means nothing here"
                    : " of " + namespace + ", which is not allowed here";
        }

        private void bpmn(Element element) {
            var name = element.getLocalName();
            if (FORBIDDEN_TASKS.contains(name)) {
                refuse(element, name.equals("scriptTask") ? "is a script task"
                        : "is a business rule task: rules are decision tables of ours, called by a service task");
            } else if (name.equals("script")) {
                refuse(element, "contains a script");
            } else if (element.hasAttribute("language")) {
                refuse(element, "has a condition in a script language");
            } else if (name.equals("process")) {
                process(element);
            } else if (name.equals("import")) {
                refuse(element, "imports another file");
            }
        }

        private void process(Element process) {
            if (!"true".equals(process.getAttribute("isExecutable"))) {
                refuse(process, "is not marked as executable");
            }
            if (process.getAttributeNS(CAMUNDA, "historyTimeToLive").isBlank()) {
                refuse(process, "has no history time to live: set one at the process, for instance P365D");
            }
        }

        private void attributes(Element element) {
            var attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                var attribute = attributes.item(i);
                var name = attribute.getLocalName();
                if (isCamunda(element, attribute)) {
                    camunda(element, name, attribute.getNodeValue());
                } else if (attribute.getNamespaceURI() != null
                        && !MEANS_NOTHING_TO_THE_ENGINE.contains(attribute.getNamespaceURI())) {
                    refuse(element, "has the attribute " + attribute.getNodeName() + of(attribute.getNamespaceURI()));
                } else {
                    expression(element, attribute.getNodeValue());
                }
            }
        }

        /** On the engine's own elements, listeners for instance, its attributes have no prefix. */
        private boolean isCamunda(Element element, Node attribute) {
            return CAMUNDA.equals(attribute.getNamespaceURI())
                    || attribute.getNamespaceURI() == null && CAMUNDA.equals(element.getNamespaceURI());
        }

        private void camunda(Element element, String name, String value) {
            if (RUNS_BEANS.contains(name)) {
                bean(element, value);
            } else if (name.equals("formRef")) {
                formRef(element, value);
            } else if (name.equals("formKey")) {
                if (!value.matches("camunda-forms:deployment:[^${}]+\\.form")) {
                    refuse(element, "has the form key " + value + ": link a Camunda Form instead");
                }
            } else if (FORBIDDEN_ATTRIBUTES.containsKey(name) && !isPlainData(element, name)) {
                refuse(element, FORBIDDEN_ATTRIBUTES.get(name));
            } else {
                expression(element, value);
            }
        }

        /** {@code type} and {@code resource} are harmless on elements that only carry data. */
        private boolean isPlainData(Element element, String name) {
            return CAMUNDA.equals(element.getNamespaceURI()) && !element.getLocalName().endsWith("Listener")
                    && !name.equals("class") && !name.equals("resource");
        }

        private void bean(Element element, String value) {
            var bean = SafeExpression.bean(value);
            if (bean.isEmpty()) {
                refuse(element, "has the delegate expression " + value + ": give the name of one bean, like ${gradeCustomer}");
            } else if (!beans.contains(bean.get())) {
                refuse(element, "names the bean " + bean.get() + ", which is not published to models; published are "
                        + (beans.isEmpty() ? "none" : beans.stream().sorted().collect(Collectors.joining(", "))));
            }
        }

        private void formRef(Element element, String form) {
            if (SafeExpression.isExpression(form)) {
                refuse(element, "chooses its form by an expression: name one form");
            } else if (!forms.contains(form) && !isDeployedForm.test(form)) {
                refuse(element, "names the form " + form + ", which is neither among these files nor deployed");
            }
        }

        private void expression(Element element, String text) {
            if (text != null && SafeExpression.isExpression(text)) {
                SafeExpression.problem(text).ifPresent(problem -> refuse(element, problem));
            }
        }

        private void refuse(Element element, String reason) {
            problems.add(new ModelProblem(file, place(element), reason));
        }

        /** The nearest element around it that has an id; what a person can find in the Modeler. */
        private String place(Element element) {
            for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
                if (!around.getAttribute("id").isBlank() && BPMN.equals(around.getNamespaceURI())) {
                    var name = around.getAttribute("name");
                    return around.getAttribute("id") + (name.isBlank() ? "" : " (" + name + ")");
                }
            }
            return null;
        }
    }
}
