package dev.salesflow.process.engine.deploy;

import dev.salesflow.process.engine.PublishedBeans;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Looks at every new deployment before the engine does, whoever sends it: the start of the application, the Modeler,
 * REST. A refused one leaves nothing behind and is told in the language of whoever deploys.
 */
class DeploymentGuard implements Deployer {

    private final PublishedBeans beans;
    private final MessageSource messages;

    DeploymentGuard(PublishedBeans beans, MessageSource messages) {
        this.beans = beans;
        this.messages = messages;
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
            var locale = LocaleContextHolder.getLocale();
            throw new BadUserRequestException(problems.stream().map(problem -> "- " + problem.text(messages, locale))
                    .collect(Collectors.joining("\n", messages.getMessage("model.refused", null, locale) + "\n", "")));
        }
    }

    private static boolean isDeployed(String form) {
        return Context.getCommandContext().getCamundaFormDefinitionManager().findLatestDefinitionByKey(form) != null;
    }
}
