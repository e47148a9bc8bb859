package dev.salesflow.process.engine.deploy;

import dev.salesflow.process.engine.PublishedBeans;
import java.util.ArrayList;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the check in front of the engine's own deployers. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DeployConfiguration extends AbstractProcessEnginePlugin {

    private final PublishedBeans beans;
    private final MessageSource messages;

    DeployConfiguration(PublishedBeans beans, MessageSource messages) {
        this.beans = beans;
        this.messages = messages;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var deployers = new ArrayList<Deployer>();
        deployers.add(new DeploymentGuard(beans, messages));
        if (engine.getCustomPreDeployers() != null) {
            deployers.addAll(engine.getCustomPreDeployers());
        }
        engine.setCustomPreDeployers(deployers);
    }
}
