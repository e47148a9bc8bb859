package dev.salesflow.process.opportunity;

import dev.salesflow.opportunity.Stage;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/** What the models say of their steps: asked at run time, so that an administrator's own drawing is followed too. */
@Component
class DrawnSteps {

    private final RepositoryService repository;

    DrawnSteps(RepositoryService repository) {
        this.repository = repository;
    }

    Optional<ProcessDefinition> newestModel() {
        return Optional.ofNullable(repository.createProcessDefinitionQuery()
                .processDefinitionKey(OpportunityFlow.PROCESS).latestVersion().singleResult());
    }

    /**
     * Where a stage begins: the first step, walking from the start, whose property {@code stage} names it. Empty
     * where the model knows no such stage, or begins with it: then it is entered by its start.
     */
    Optional<String> of(ProcessDefinition model, Stage stage) {
        var steps = stepsInOrder(repository.getBpmnModelInstance(model.getId()));
        var found = steps.stream().filter(node -> stage.name().equals(stageOf(node))).findFirst();
        var first = steps.stream().filter(node -> stageOf(node) != null).findFirst();
        return found.filter(node -> !first.equals(found)).map(FlowNode::getId);
    }

    /** Those of the wanted stages that follow on these steps, through gateways, what the system does by itself, and steps of other stages. */
    Set<Stage> after(String modelId, List<String> active, Predicate<Stage> wanted) {
        var model = repository.getBpmnModelInstance(modelId);
        var found = EnumSet.noneOf(Stage.class);
        var seen = new HashSet<FlowNode>();
        var ahead = new ArrayDeque<FlowNode>();
        active.stream().map(model::getModelElementById).filter(FlowNode.class::isInstance)
                .forEach(node -> ((FlowNode) node).getSucceedingNodes().list().forEach(ahead::add));
        while (!ahead.isEmpty()) {
            var node = ahead.poll();
            var stage = stageOf(node) == null ? null : StageOfTask.stage(stageOf(node));
            if (stage != null && wanted.test(stage)) {
                found.add(stage);
            } else if (seen.add(node)) {
                node.getSucceedingNodes().list().forEach(ahead::add);
            }
        }
        return found;
    }

    private static LinkedHashSet<FlowNode> stepsInOrder(BpmnModelInstance model) {
        var seen = new LinkedHashSet<FlowNode>();
        var ahead = new ArrayDeque<FlowNode>(starts(model));
        while (!ahead.isEmpty()) {
            var node = ahead.poll();
            if (seen.add(node)) {
                node.getSucceedingNodes().list().forEach(ahead::add);
            }
        }
        return seen;
    }

    private static List<StartEvent> starts(BpmnModelInstance model) {
        return model.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getParentElement() instanceof Process process && process.isExecutable())
                .toList();
    }

    private static String stageOf(FlowNode node) {
        if (node.getExtensionElements() == null) {
            return null;
        }
        return node.getExtensionElements().getChildElementsByType(CamundaProperties.class).stream()
                .flatMap(properties -> properties.getChildElementsByType(CamundaProperty.class).stream())
                .filter(property -> "stage".equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst().orElse(null);
    }
}
