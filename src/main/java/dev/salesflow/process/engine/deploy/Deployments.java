package dev.salesflow.process.engine.deploy;

import dev.salesflow.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the shipped processes into the engine: each folder is one deployment under a name that never changes, made
 * once by whichever node comes first, and never over a newer version that an admin has deployed. What was brought once is
 * not brought again: a node of an older release that starts beside a newer one leaves the newer models alone.
 */
@Component
public class Deployments implements SmartInitializingSingleton {

    /** Where a deployment of ours comes from, as the engine keeps it. */
    static final String SOURCE = "salesflow";

    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);
    /** Any number that nobody else in this database uses for an advisory lock. */
    private static final long LOCK = 7_240_001;

    private final RepositoryService repository;
    private final ShippedProcesses shipped;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Deployments(RepositoryService repository, ShippedProcesses shipped, JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.shipped = shipped;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Before the web server opens, so that nobody meets an engine without processes. */
    @Override
    public void afterSingletonsInstantiated() {
        shipped.folders().keySet().forEach(this::bring);
    }

    /** What runs and where it comes from, one row for each process; in two queries, however many there are. */
    public List<RunningProcess> overview() {
        var lastShipped = lastShipped();
        return jdbc.sql("""
                        select distinct on (p.key_) p.key_, p.name_, p.id_, p.version_, p.suspension_state_,
                               d.deploy_time_, d.name_ as deployed_as, d.source_
                        from act_re_procdef p join act_re_deployment d on d.id_ = p.deployment_id_
                        order by p.key_, p.version_ desc""")
                .query((row, n) -> running(row, lastShipped)).list();
    }

    /** The running version's model and forms, by file name, as Camunda Modeler opens them. */
    public Map<String, byte[]> filesOf(String processId) {
        var process = latest(processId).orElseThrow(() -> new NotFound("process", processId));
        return files(deployment(process));
    }

    /** Takes the shipped version of a folder although an admin's is newer; the admin's choice. */
    public void takeShipped(String folder) {
        var files = shipped.folders().get(folder);
        if (files == null) {
            throw new NotFound("process folder", folder);
        }
        locked(() -> deploy(folder, files));
    }

    private void bring(String folder) {
        var files = shipped.folders().get(folder);
        locked(() -> {
            if (ours(folder).anyMatch(deployment -> ShippedProcesses.same(files, files(deployment)))) {
                return;
            }
            if (isAdminsNewer(folder, files)) {
                LOG.warn("The shipped process {} has changed, but an admin's version is newer and stays: see /processes", folder);
                return;
            }
            deploy(folder, files);
        });
    }

    /** Several nodes that start at once wait here for each other; the engine's commands join the transaction. */
    private void locked(Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> true).single();
            work.run();
        });
    }

    private void deploy(String folder, Map<String, byte[]> files) {
        var deployment = repository.createDeployment().name(folder).source(SOURCE);
        files.forEach((name, content) -> deployment.addInputStream(name, new java.io.ByteArrayInputStream(content)));
        LOG.info("Deployed the process {} as {}", folder, deployment.deploy().getId());
    }

    private Stream<Deployment> ours(String folder) {
        return repository.createDeploymentQuery().deploymentName(folder).deploymentSource(SOURCE)
                .orderByDeploymentTime().desc().unlimitedList().stream();
    }

    private boolean isAdminsNewer(String folder, Map<String, byte[]> files) {
        return files.keySet().stream().filter(name -> name.endsWith(".bpmn"))
                .map(name -> latest(name.substring(0, name.length() - ".bpmn".length())))
                .flatMap(Optional::stream)
                .anyMatch(process -> !isOurs(process));
    }

    private Optional<ProcessDefinition> latest(String processId) {
        return Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionKey(processId)
                .latestVersion().singleResult());
    }

    private boolean isOurs(ProcessDefinition process) {
        return SOURCE.equals(deployment(process).getSource());
    }

    private Deployment deployment(ProcessDefinition process) {
        return repository.createDeploymentQuery().deploymentId(process.getDeploymentId()).singleResult();
    }

    private Map<String, byte[]> files(Deployment deployment) {
        var files = new TreeMap<String, byte[]>();
        repository.getDeploymentResources(deployment.getId()).forEach(resource -> files.put(resource.getName(),
                ShippedProcesses.read(repository.getResourceAsStream(deployment.getId(), resource.getName()))));
        return files;
    }

    private RunningProcess running(ResultSet row, Map<String, Map<String, byte[]>> lastShipped) throws SQLException {
        var folder = folderOf(row.getString("key_"));
        return new RunningProcess(row.getString("key_"), row.getString("name_"), row.getString("id_"), row.getInt("version_"),
                row.getTimestamp("deploy_time_").toInstant(), row.getString("deployed_as"), folder.orElse(null),
                state(folder, SOURCE.equals(row.getString("source_")), lastShipped), row.getInt("suspension_state_") == SuspensionState.SUSPENDED.getStateCode());
    }

    private RunningProcess.State state(Optional<String> folder, boolean ours, Map<String, Map<String, byte[]>> lastShipped) {
        if (folder.isEmpty()) {
            return RunningProcess.State.OWN;
        }
        var asHere = ShippedProcesses.same(shipped.folders().get(folder.get()), lastShipped.getOrDefault(folder.get(), Map.of()));
        if (ours) {
            return asHere ? RunningProcess.State.SHIPPED : RunningProcess.State.ANOTHER_RELEASE;
        }
        return asHere ? RunningProcess.State.CHANGED : RunningProcess.State.CHANGED_AND_OUTDATED;
    }

    /** By folder, the files of our newest deployment. */
    private Map<String, Map<String, byte[]>> lastShipped() {
        var files = new HashMap<String, Map<String, byte[]>>();
        jdbc.sql("""
                        select d.name_, f.name_, f.bytes_
                        from (select distinct on (name_) id_, name_ from act_re_deployment where source_ = ?
                              order by name_, deploy_time_ desc) d
                        join act_ge_bytearray f on f.deployment_id_ = d.id_""")
                .param(SOURCE).query(row -> {
                    files.computeIfAbsent(row.getString(1), folder -> new TreeMap<>()).put(row.getString(2), row.getBytes(3));
                });
        return files;
    }

    private Optional<String> folderOf(String processId) {
        return shipped.folders().entrySet().stream()
                .filter(folder -> folder.getValue().containsKey(processId + ".bpmn"))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
