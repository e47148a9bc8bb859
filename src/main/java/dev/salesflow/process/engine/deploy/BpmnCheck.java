package dev.salesflow.process.engine.deploy;

import dev.salesflow.process.engine.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Goes through one BPMN file, element by element: its words, its beans, its forms, its expressions. */
class BpmnCheck {

    private static final int MOST_ELEMENTS = 5_000;
    private static final Set<String> RUNS_BEANS = Set.of("delegateExpression", "variableMappingDelegateExpression");

    private final String file;
    private final Set<String> beans;
    private final Predicate<String> isForm;
    private final List<ModelProblem> problems = new ArrayList<>();
    private int elements;

    /** @param isForm whether a form of this id comes along or is deployed */
    BpmnCheck(String file, Set<String> beans, Predicate<String> isForm) {
        this.file = file;
        this.beans = beans;
        this.isForm = isForm;
    }

    List<ModelProblem> problems(byte[] content) {
        Document document;
        try {
            document = SafeXml.parse(content);
        } catch (SAXParseException e) {
            return List.of(ofFile(Fault.of("model.unreadableAt", e.getLineNumber(), String.valueOf(e.getMessage()))));
        } catch (SAXException e) {
            return List.of(ofFile(Fault.of("model.unreadable")));
        }
        visit(document.getDocumentElement());
        if (elements > MOST_ELEMENTS) {
            problems.add(ofFile(Fault.of("model.tooManyElements", MOST_ELEMENTS)));
        }
        return problems;
    }

    private ModelProblem ofFile(Fault fault) {
        return new ModelProblem(file, null, fault);
    }

    private void visit(Element element) {
        if (++elements > MOST_ELEMENTS) {
            return;
        }
        Vocabulary.refusal(element).ifPresent(fault -> refuse(element, fault));
        if (Vocabulary.isProcess(element)) {
            process(element);
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

    private void process(Element process) {
        if (!"true".equals(process.getAttribute("isExecutable"))) {
            refuse(process, Fault.of("model.notExecutable"));
        }
        if (process.getAttributeNS(Vocabulary.CAMUNDA, "historyTimeToLive").isBlank()) {
            refuse(process, Fault.of("model.noTimeToLive"));
        }
    }

    private void attributes(Element element) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            if (Vocabulary.isCamunda(element, attribute)) {
                camunda(element, attribute.getLocalName(), attribute.getNodeValue());
            } else if (Vocabulary.isForeign(attribute)) {
                refuse(element, Fault.of("model.foreignAttribute", attribute.getNodeName(), attribute.getNamespaceURI()));
            } else {
                expression(element, attribute.getNodeValue());
            }
        }
    }

    private void camunda(Element element, String name, String value) {
        var forbidden = Vocabulary.refusal(element, name);
        if (RUNS_BEANS.contains(name)) {
            bean(element, value);
        } else if (name.equals("formRef")) {
            formRef(element, value);
        } else if (name.equals("formKey")) {
            if (!value.matches("camunda-forms:deployment:[^${}]+\\.form")) {
                refuse(element, Fault.of("model.formKey", value));
            }
        } else if (forbidden.isPresent()) {
            refuse(element, forbidden.get());
        } else {
            expression(element, value);
        }
    }

    private void bean(Element element, String value) {
        var bean = SafeExpression.bean(value);
        if (bean.isEmpty()) {
            refuse(element, Fault.of("model.notOneBean", value));
        } else if (!beans.contains(bean.get())) {
            refuse(element, Fault.of("model.unknownBean", bean.get(), beans.isEmpty() ? "-"
                    : beans.stream().sorted().collect(Collectors.joining(", "))));
        }
    }

    private void formRef(Element element, String form) {
        if (SafeExpression.isExpression(form)) {
            refuse(element, Fault.of("model.formByExpression"));
        } else if (!isForm.test(form)) {
            refuse(element, Fault.of("model.unknownForm", form));
        }
    }

    private void expression(Element element, String text) {
        if (text != null && SafeExpression.isExpression(text)) {
            SafeExpression.problem(text).ifPresent(fault -> refuse(element, fault));
        }
    }

    private void refuse(Element element, Fault fault) {
        problems.add(new ModelProblem(file, place(element), fault));
    }

    /** The nearest element around it that has an id; what a person can find in the Modeler. */
    private static String place(Element element) {
        for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
            if (!around.getAttribute("id").isBlank() && Vocabulary.isBpmn(around)) {
                var name = around.getAttribute("name");
                return around.getAttribute("id") + (name.isBlank() ? "" : " (" + name + ")");
            }
        }
        return null;
    }
}
