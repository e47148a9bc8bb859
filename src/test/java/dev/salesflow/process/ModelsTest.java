package dev.salesflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.SalesflowTest;
import dev.salesflow.process.engine.FormFile;
import dev.salesflow.process.engine.ProcessStart;
import dev.salesflow.process.engine.PublishedBeans;
import dev.salesflow.process.engine.WorkingDays;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.process.engine.Variable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/** Reads the models and forms of this repository and holds them against the code and the names of the house. */
@SalesflowTest
class ModelsTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    /** A verb and what it is done to. */
    private static final Pattern VERB_NOUN = Pattern.compile("[a-z]+([A-Z][a-z0-9]*)+");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    private static final Set<String> OF_THE_ENGINE = Set.of("execution", "task", WorkingDays.NAME);

    private static final List<Model> MODELS = new ArrayList<>();

    @Autowired
    PublishedBeans beans;
    @Autowired
    List<TaskCompletion> completions;
    @Autowired
    List<ProcessStart> starts;

    record Model(String folder, Path file, BpmnModelInstance bpmn, String xml) {

        <E extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<E> all(Class<E> type) {
            return bpmn.getModelElementsByType(type).stream();
        }

        Stream<String> expressions() {
            return EXPRESSION.matcher(xml).results().map(match -> match.group());
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    @BeforeAll
    static void readAll() throws IOException {
        MODELS.clear();
        for (var file : files(".bpmn")) {
            MODELS.add(new Model(file.getParent().getFileName().toString(), file, Bpmn.readModelFromFile(file.toFile()), Files.readString(file)));
        }
        assertThat(MODELS).isNotEmpty();
    }

    @Test
    void folderFileAndProcessHaveOneName() {
        for (var model : MODELS) {
            assertThat(model.all(Process.class).map(Process::getId)).as(model.toString()).containsExactly(model.folder());
            assertThat(model.file().getFileName().toString()).isEqualTo(model.folder() + ".bpmn");
        }
    }

    @Test
    void everyBeanThatAModelNamesIsPublished() {
        for (var model : MODELS) {
            var named = Pattern.compile("elegateExpression=\"[$#]\\{([^}]*)}\"").matcher(model.xml()).results()
                    .map(match -> match.group(1).strip()).collect(Collectors.toSet());
            assertThat(beans.names()).as(model.toString()).containsAll(named);
        }
    }

    @Test
    void aServiceTaskIsNamedLikeItsBean() {
        for (var model : MODELS) {
            model.all(ServiceTask.class).forEach(task -> assertThat(task.getCamundaDelegateExpression()).as(model + " " + task.getId())
                    .isEqualTo("${" + task.getId() + "}"));
        }
    }

    @Test
    void aUserTaskItsFormItsFileAndItsCompletionHaveOneName() {
        var known = completions.stream().map(TaskCompletion::taskId).collect(Collectors.toSet());
        for (var model : MODELS) {
            model.all(UserTask.class).forEach(task -> {
                var id = task.getId();
                assertThat(id).as(model.toString()).matches(VERB_NOUN);
                assertThat(task.getAttributeValueNs(CAMUNDA, "formRef")).as(model + " " + id).isEqualTo(id);
                assertThat(task.getAttributeValueNs(CAMUNDA, "formRefBinding")).as(model + " " + id).isEqualTo("latest");
                assertThat(PROCESSES.resolve(model.folder()).resolve(id + ".form")).exists();
                assertThat(known).as(model + " " + id + " has no TaskCompletion").contains(id);
            });
        }
    }

    @Test
    void everyFormIsReadableNamedLikeItsFileAndBelongsToATaskOrStart() throws IOException {
        for (var file : files(".form")) {
            var form = FormFile.read(Files.readAllBytes(file));
            assertThat(form.problems()).as(file.toString()).isEmpty();
            assertThat(file.getFileName().toString()).isEqualTo(form.id() + ".form");
            assertThat(MODELS.stream().filter(model -> model.folder().equals(file.getParent().getFileName().toString()))
                    .anyMatch(model -> model.xml().contains("formRef=\"" + form.id() + "\""))).as(file + " is used by nothing").isTrue();
        }
    }

    @Test
    void everyVariableThatAModelReadsIsAConstantOfItsProcess() {
        for (var model : MODELS) {
            var read = model.expressions().flatMap(ModelsTest::identifiers).collect(Collectors.toCollection(TreeSet::new));
            read.removeAll(OF_THE_ENGINE);
            read.removeAll(beans.names());
            assertThat(variables()).as(model.toString()).containsAll(read);
        }
    }

    @Test
    void everyMessageOfAModelIsAConstantOfAFlow() {
        var constants = constants(".*Flow", String.class);
        for (var model : MODELS) {
            assertThat(constants).as(model.toString()).containsAll(model.all(Message.class).map(Message::getName).toList());
        }
    }

    @Test
    void everyStartFormHasAStart() {
        var known = starts.stream().map(ProcessStart::processId).collect(Collectors.toSet());
        for (var model : MODELS) {
            var hasForm = Pattern.compile("<bpmn:startEvent[^>]*formRef=").matcher(model.xml()).find();
            assertThat(!hasForm || known.contains(model.folder())).as(model.toString()).isTrue();
        }
    }

    @Test
    void noModelHasMoreThanTwentyFiveFlowNodesOrOneWithoutAPlaceInTheDiagram() {
        for (var model : MODELS) {
            assertThat(model.all(FlowNode.class).count()).as(model.toString()).isLessThanOrEqualTo(25);
            model.all(FlowNode.class).forEach(node -> assertThat(node.getDiagramElement()).as(model + " " + node.getId()).isNotNull());
            model.all(SequenceFlow.class).forEach(flow -> assertThat(flow.getDiagramElement()).as(model + " " + flow.getId()).isNotNull());
        }
    }

    @Test
    void whatHasANameOrADescriptionHasItInChineseToo() {
        for (var model : MODELS) {
            Stream.of(model.all(Process.class), model.all(FlowNode.class), model.all(SequenceFlow.class)).flatMap(elements -> elements)
                    .filter(element -> element.getAttributeValue("name") != null).forEach(element ->
                    assertThat(property(element, "name_zh")).as(model + " " + element.getId()).isNotBlank());
            Stream.concat(model.all(Process.class), model.all(UserTask.class)).filter(element -> !element.getDocumentations().isEmpty())
                    .forEach(element -> assertThat(property(element, "description_zh")).as(model + " " + element.getId()).isNotBlank());
        }
    }

    @Test
    void formsCarryTheirChineseTexts() throws IOException {
        for (var file : files(".form")) {
            var missing = new ArrayList<String>();
            missingChinese(new ObjectMapper().readTree(file.toFile()).path("components"), missing);
            assertThat(missing).as(file.toString()).isEmpty();
        }
    }

    private static void missingChinese(JsonNode components, List<String> missing) {
        for (var component : components) {
            var chinese = component.path("properties");
            var name = component.path("key").asText(component.path("id").asText());
            for (var text : List.of("label", "description", "text")) {
                var english = component.path(text).asText();
                if (english.matches("(?s).*[A-Za-z]{2}.*") && !english.matches("\\{\\{[^}]*}}") && chinese.path(text + "_zh").asText().isBlank()) {
                    missing.add(name + "." + text);
                }
            }
            for (var option : component.path("values")) {
                if (chinese.path("option_zh_" + option.path("value").asText()).asText().isBlank()) {
                    missing.add(name + ".option " + option.path("value").asText());
                }
            }
            missingChinese(component.path("components"), missing);
        }
    }

    private static Stream<String> identifiers(String expression) {
        var names = new ArrayList<String>();
        for (IdentifierNode node : new Builder().build(expression).getIdentifierNodes()) {
            names.add(node.getName());
        }
        return names.stream();
    }

    private static Set<String> variables() {
        return constants(".*Variables", Variable.class).stream().map(variable -> ((Variable<?>) variable).name()).collect(Collectors.toSet());
    }

    /** The static constants of a type in the classes of this package whose names fit. */
    private static Set<Object> constants(String classes, Class<?> type) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile("dev\\.salesflow\\.process\\." + classes)));
        return scanner.findCandidateComponents("dev.salesflow.process").stream()
                .map(BeanDefinition::getBeanClassName)
                .flatMap(name -> Stream.of(load(name).getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && type.isAssignableFrom(field.getType()))
                .map(ModelsTest::value)
                .collect(Collectors.toSet());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String property(BaseElement element, String name) {
        var extensions = element.getExtensionElements();
        return extensions == null ? null : extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst().orElse(null);
    }

    private static List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(PROCESSES, 2)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
