package dev.salesflow.process.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class ModelCheckTest {

    private static final ResourceBundleMessageSource MESSAGES = messages();
    private static final String FORM = """
            {"id": "recordVisit", "type": "default", "components": [{"type": "textfield", "key": "who", "label": "Who"}]}""";

    @Test
    void acceptsATaskWithAFormAPublishedBeanAndAConditionOfVariables() {
        assertThat(problems("""
                <bpmn:userTask id="recordVisit" name="Record visit" camunda:assignee="${owner}" camunda:formRef="recordVisit"
                    camunda:formRefBinding="latest" camunda:dueDate="P3D"/>
                <bpmn:userTask id="sendQuotation" name="Send quotation" camunda:dueDate="${workingDays[3]}"/>
                <bpmn:serviceTask id="gradeCustomer" camunda:delegateExpression="${gradeCustomer}"/>
                <bpmn:callActivity id="holdDemo" calledElement="demo"><bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}"/></bpmn:extensionElements></bpmn:callActivity>
                <bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b"><bpmn:conditionExpression>
                    ${nextStep == 'quotation' and not (rounds > 3 || empty owner)}</bpmn:conditionExpression></bpmn:sequenceFlow>
                """)).isEmpty();
    }

    @Test
    void refusesWhateverRunsCode() {
        refused("<bpmn:scriptTask id='x' name='Cheat' scriptFormat='groovy'><bpmn:script>1</bpmn:script></bpmn:scriptTask>", "script");
        refused("<bpmn:serviceTask id='x' name='Cheat' camunda:class='java.lang.Runtime'/>", "Java class");
        refused("<bpmn:serviceTask id='x' name='Cheat' camunda:expression='${gradeCustomer}'/>", "runs an expression");
        refused("<bpmn:serviceTask id='x' name='Cheat' camunda:delegateExpression='${dataSource}'/>", "dataSource");
        refused("<bpmn:serviceTask id='x' name='Cheat' camunda:delegateExpression='${gradeCustomer.x()}'/>", "one bean");
        refused("<bpmn:serviceTask id='x' name='Cheat' camunda:type='shell'/>", "built-in type");
        refused("<bpmn:businessRuleTask id='x' name='Cheat' camunda:decisionRef='d'/>", "business rule task");
        refused("<bpmn:userTask id='x' name='Cheat'><bpmn:extensionElements><camunda:taskListener event='create' "
                + "class='Evil'/></bpmn:extensionElements></bpmn:userTask>", "Java class");
        refused("<bpmn:userTask id='x' name='Cheat'><bpmn:extensionElements><camunda:executionListener event='start' "
                + "expression='${a}'/></bpmn:extensionElements></bpmn:userTask>", "runs an expression");
        refused("<bpmn:userTask id='x' name='Cheat'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter "
                + "name='a'><camunda:script scriptFormat='js'>1</camunda:script></camunda:inputParameter></camunda:inputOutput>"
                + "</bpmn:extensionElements></bpmn:userTask>", "contains a script");
        refused("<bpmn:serviceTask id='x' name='Cheat'><bpmn:extensionElements><camunda:connector/></bpmn:extensionElements>"
                + "</bpmn:serviceTask>", "connector");
        refused("<bpmn:sequenceFlow id='x' name='Cheat' sourceRef='a' targetRef='b'><bpmn:conditionExpression "
                + "language='groovy'>true</bpmn:conditionExpression></bpmn:sequenceFlow>", "script language");
    }

    @Test
    void refusesExpressionsThatDoMoreThanCompareVariables() {
        var attacks = List.of("${owner.getClass()}", "${''.class}", "${a['class']}", "${a.b}", "${now()}", "${workingDays[401]}", "${workingDays[a]}",
                "${workingDays[-1]}", "${workingDays.class}", "${workingDays[5].time}", "${a[5]}",
                "${T(java.lang.Runtime)}", "${execution.setVariable('a', 1)}", "${x.y(", "#{a.b.c()}");
        for (var attack : attacks) {
            refused("<bpmn:userTask id='x' name='Cheat' camunda:assignee=\"" + attack + "\"/>", "");
            refused("<bpmn:userTask id='x' name=\"" + attack + "\"/>", "");
            refused("<bpmn:userTask id='x' name='Cheat'><bpmn:documentation>" + attack + "</bpmn:documentation></bpmn:userTask>", "");
        }
    }

    @Test
    void refusesTheExtensionsOfTheEnginesPredecessor() {
        var activiti = " xmlns:activiti='http://activiti.org/bpmn' activiti:";
        for (var attribute : List.of("type='shell'", "class='java.lang.Runtime'", "expression='${gradeCustomer}'",
                "delegateExpression='${gradeCustomer}'", "resultVariable='a'")) {
            refused("<bpmn:serviceTask id='x' name='Cheat'" + activiti + attribute + "/>", "http://activiti.org/bpmn");
        }
        for (var listener : List.of("executionListener", "taskListener")) {
            refused("<bpmn:userTask id='x' name='Cheat'><bpmn:extensionElements><activiti:" + listener
                    + " xmlns:activiti='http://activiti.org/bpmn' event='start' class='Evil'/></bpmn:extensionElements>"
                    + "</bpmn:userTask>", "http://activiti.org/bpmn");
        }
    }

    @Test
    void refusesElementsWhereTheyDoNotBelong() {
        for (var element : List.of("<camunda:serviceTask camunda:type='shell'/>", "<camunda:scriptTask scriptFormat='groovy'/>",
                "<e:serviceTask xmlns:e='urn:evil'/>", "<scriptTask/>", "<di:scriptTask xmlns:di='http://www.omg.org/spec/DD/20100524/DI'/>")) {
            refused("<bpmn:subProcess id='x' name='Cheat'>" + element + "</bpmn:subProcess>", "holds the element");
        }
    }

    @Test
    void acceptsWhatTheModelerDrawsAndColours() {
        assertThat(check(Map.of("x.bpmn", """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                    xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:modeler="http://camunda.org/schema/modeler/1.0"
                    xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" modeler:executionPlatform="Camunda Platform">
                <bpmn:process id="p" isExecutable="true" camunda:historyTimeToLive="P30D"><bpmn:task id="t"/>
                <bpmn:sequenceFlow id="f"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${a == 1}</bpmn:conditionExpression>
                </bpmn:sequenceFlow></bpmn:process>
                <bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="l" bpmnElement="p"><bpmndi:BPMNShape id="s" bpmnElement="t"
                    bioc:stroke="#0d4372" color:border-color="#0d4372"><dc:Bounds x="1" y="1" width="1" height="1"/></bpmndi:BPMNShape>
                <bpmndi:BPMNEdge id="e" bpmnElement="f"><di:waypoint x="1" y="1"/></bpmndi:BPMNEdge></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>"""))).isEmpty();
    }

    @Test
    void readsAnExpressionThatIsTakenApart() {
        for (var between : List.of("<![CDATA[]]>", "<!-- a -->", "<?a b?>", "<![CDATA[{owner.getCl]]>", "<bpmn:documentation/>")) {
            var text = between.contains("getCl") ? "$" + between + "ass()}" : "$" + between + "{owner.getClass()}";
            refused("<bpmn:sequenceFlow id='x' name='Cheat' sourceRef='a' targetRef='b'><bpmn:conditionExpression>" + text
                    + "</bpmn:conditionExpression></bpmn:sequenceFlow>", "calls a method");
        }
    }

    @Test
    void refusesFormsOutsideTheDeployment() {
        refused("<bpmn:userTask id='x' name='Cheat' camunda:formKey='embedded:app:evil.html'/>", "form key");
        refused("<bpmn:userTask id='x' name='Cheat' camunda:formKey='https://evil.example'/>", "form key");
        refused("<bpmn:userTask id='x' name='Cheat' camunda:formRef='unknown' camunda:formRefBinding='latest'/>", "neither among");
        refused("<bpmn:userTask id='x' name='Cheat' camunda:formRef='${form}' camunda:formRefBinding='latest'/>", "expression");
    }

    @Test
    void refusesADocumentTypeAndBrokenXml() {
        assertThat(check(Map.of("x.bpmn", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>")))
                .singleElement().extracting(ModelCheckTest::english).asString().contains("DOCTYPE");
        assertThat(check(Map.of("x.bpmn", "<bpmn"))).singleElement().extracting(ModelCheckTest::english).asString().contains("not readable XML");
    }

    @Test
    void refusesWhatIsTooLargeOrOfAnotherKind() {
        assertThat(problems("<bpmn:task id='t'/>".repeat(10_000))).singleElement().extracting(ModelCheckTest::english).asString().contains("more than 5,000");
        assertThat(check(Map.of("big.bpmn", "x".repeat(2_000_001)))).singleElement().extracting(ModelCheckTest::english).asString().contains("larger than 2 MB");
        assertThat(check(Map.of("rule.dmn", "<a/>", "run.sh", "x"))).hasSize(2);
    }

    @Test
    void refusesAProcessWithoutTimeToLiveAndFindsEverythingAtOnceInBothLanguages() {
        var found = check(Map.of("x.bpmn", """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                <bpmn:process id="p" isExecutable="true"><bpmn:scriptTask id="s" name="Sum up"/></bpmn:process></bpmn:definitions>"""));

        assertThat(found).extracting(ModelCheckTest::english).containsExactly(
                "x.bpmn, p: has no history time to live: set one at the process, for instance P365D",
                "x.bpmn, s (Sum up): is a script task: use a service task with a published bean");
        assertThat(found).extracting(problem -> problem.text(MESSAGES, Locale.SIMPLIFIED_CHINESE)).containsExactly(
                "x.bpmn，p：未设置历史保留时间：请在流程上设置，例如 P365D",
                "x.bpmn，s (Sum up)：是脚本任务：请改用服务任务和已发布的 bean");
    }

    @Test
    void refusesFormsThatTasklistCannotShow() {
        assertThat(check(Map.of("a.form", "{\"id\": \"a\", \"components\": [{\"type\": \"filepicker\", \"key\": \"f\"}]}")))
                .singleElement().extracting(ModelCheckTest::english).asString().contains("filepicker");
        assertThat(check(Map.of("a.form", "{oops"))).singleElement().extracting(ModelCheckTest::english).asString().contains("not readable JSON");
        assertThat(check(Map.of("a.form", "{\"id\": \"a\", \"components\": [{\"type\": \"textfield\", \"key\": \"k\", "
                + "\"conditional\": {\"hide\": \"=a ==== b\"}}]}"))).singleElement().extracting(ModelCheckTest::english).asString().contains("unreadable expression");
    }

    private static String english(ModelProblem problem) {
        return problem.text(MESSAGES, Locale.ENGLISH);
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/process");
        messages.setDefaultEncoding("UTF-8");
        messages.setAlwaysUseMessageFormat(true);
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static void refused(String element, String reason) {
        assertThat(problems(element)).as(element).isNotEmpty().anySatisfy(problem -> {
            assertThat(problem.element()).startsWith("x");
            assertThat(problem.text(MESSAGES, Locale.ENGLISH)).contains(reason);
        });
    }

    private static List<ModelProblem> problems(String elements) {
        return check(Map.of("recordVisit.form", FORM, "opportunity.bpmn", """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://salesflow.dev">
                <bpmn:process id="opportunity" isExecutable="true" camunda:historyTimeToLive="P30D">
                %s</bpmn:process></bpmn:definitions>""".formatted(elements)));
    }

    private static List<ModelProblem> check(Map<String, String> files) {
        var bytes = new java.util.TreeMap<String, byte[]>();
        files.forEach((name, content) -> bytes.put(name, content.getBytes(StandardCharsets.UTF_8)));
        return new ModelCheck(Set.of("gradeCustomer"), form -> false).problems(bytes);
    }
}
