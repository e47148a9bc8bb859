package dev.salesflow.process.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@SalesflowTest
class DeploymentsTest {

    @Autowired
    RepositoryService repository;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void deploysAFolderOnceHoweverManyNodesStart() throws Exception {
        var nodes = Executors.newFixedThreadPool(6);
        var starts = IntStream.range(0, 6).mapToObj(n -> nodes.submit(() -> start("race", "One"))).toList();
        for (var start : starts) {
            start.get();
        }
        nodes.shutdown();

        assertThat(versions("race")).isEqualTo(1);
    }

    @Test
    void deploysAgainOnlyWhatHasChanged() {
        start("evolving", "One");
        start("evolving", "One");
        start("evolving", "Two");

        assertThat(versions("evolving")).isEqualTo(2);
        assertThat(running("evolving", "Two").state()).isEqualTo(RunningProcess.State.SHIPPED);
    }

    @Test
    void bringsNoModelBackThatALaterReleaseReplacedUntilTheAdminChooses() {
        start("rolling", "One");
        start("rolling", "Two");

        start("rolling", "One");

        assertThat(versions("rolling")).isEqualTo(2);
        assertThat(running("rolling", "One").state()).isEqualTo(RunningProcess.State.ANOTHER_RELEASE);

        deployments("rolling", "One").takeShipped("rolling");
        assertThat(running("rolling", "One").name()).isEqualTo("One");
        assertThat(running("rolling", "One").state()).isEqualTo(RunningProcess.State.SHIPPED);
    }

    @Test
    void leavesAnAdminsVersionUntilTheAdminChooses() {
        start("edited", "One");
        repository.createDeployment().name("My own").source("Camunda Modeler")
                .addInputStream("edited.bpmn", new java.io.ByteArrayInputStream(model("edited", "Mine"))).deploy();
        start("edited", "One");
        assertThat(running("edited", "One").state()).isEqualTo(RunningProcess.State.CHANGED);

        start("edited", "Two");
        assertThat(running("edited", "Two").state()).isEqualTo(RunningProcess.State.CHANGED_AND_OUTDATED);
        assertThat(running("edited", "Two").name()).isEqualTo("Mine");

        deployments("edited", "Two").takeShipped("edited");
        assertThat(running("edited", "Two").name()).isEqualTo("Two");
        assertThat(running("edited", "Two").state()).isEqualTo(RunningProcess.State.SHIPPED);
    }

    @Test
    void keepsARefusedModelOutAltogether() {
        var model = new String(model("poison", "Poison"), StandardCharsets.UTF_8)
                .replace("<bpmn:endEvent", "<bpmn:scriptTask id='cheat' scriptFormat='js'/><bpmn:endEvent");

        assertThatThrownBy(() -> repository.createDeployment().name("poison")
                .addInputStream("poison.bpmn", new java.io.ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8))).deploy())
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("poison.bpmn, cheat: is a script task");

        assertThat(versions("poison")).isZero();
        assertThat(repository.createDeploymentQuery().deploymentName("poison").count()).isZero();
    }

    private boolean start(String folder, String name) {
        deployments(folder, name).afterSingletonsInstantiated();
        return true;
    }

    private RunningProcess running(String folder, String name) {
        return deployments(folder, name).overview().stream().filter(process -> process.id().equals(folder)).findFirst().orElseThrow();
    }

    private Deployments deployments(String folder, String name) {
        var shipped = new ShippedProcesses(Map.of(folder, Map.of(folder + ".bpmn", model(folder, name))));
        return new Deployments(repository, shipped, jdbc, transactions);
    }

    private long versions(String process) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(process).count();
    }

    private static byte[] model(String id, String name) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="http://salesflow.dev">
                <bpmn:process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:startEvent id="asked"/><bpmn:sequenceFlow id="f" sourceRef="asked" targetRef="ended"/><bpmn:endEvent id="ended"/>
                </bpmn:process></bpmn:definitions>""".formatted(id, name).getBytes(StandardCharsets.UTF_8);
    }
}
