package dev.salesflow.process.engine.deploy;

import dev.salesflow.process.engine.PublishedBeans;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Looks at every new deployment before the engine does, whoever sends it: the start of the application, the Modeler,
 * REST. A refused one leaves nothing behind.
 */
class DeploymentGuard implements Deployer {

    private final PublishedBeans beans;

    DeploymentGuard(PublishedBeans beans) {
        this.beans = beans;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        var files = new LinkedHashMap<String, byte[]>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        var problems = new ModelCheck(beans.names(), DeploymentGuard::isDeployed).problems(files);
        if (!problems.isEmpty()) {
            throw new BadUserRequestException("Not deployed, nothing was changed:\n"
                    + problems.stream().map(problem -> "- " + problem).collect(Collectors.joining("\n")));
        }
    }

    private static boolean isDeployed(String form) {
        return Context.getCommandContext().getCamundaFormDefinitionManager().findLatestDefinitionByKey(form) != null;
    }
}
