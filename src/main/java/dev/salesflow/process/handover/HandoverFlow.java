package dev.salesflow.process.handover;

import dev.salesflow.contract.ContractSigned;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.access.EngineGroups;
import java.util.HashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** A signed contract is handed over; business key is the deal's id, so that the task stands on its page. */
@Component
class HandoverFlow {

    static final String PROCESS = "handover";

    private static final Logger LOG = LoggerFactory.getLogger(HandoverFlow.class);

    private final RuntimeService runtime;
    private final RepositoryService models;
    private final AsTheSystem system;
    private final OpportunityBook opportunities;
    private final EngineGroups groups;

    HandoverFlow(RuntimeService runtime, RepositoryService models, AsTheSystem system, OpportunityBook opportunities, EngineGroups groups) {
        this.runtime = runtime;
        this.models = models;
        this.system = system;
        this.opportunities = opportunities;
        this.groups = groups;
    }

    /** Where no model is deployed the signature counts all the same. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void contractSigned(ContractSigned signed) {
        var owner = opportunities.get(signed.opportunityId()).owner();
        var people = new HashMap<String, Object>();
        people.put(HandoverVariables.OWNER.name(), owner);
        people.put(HandoverVariables.MANAGER_GROUP.name(), groups.leading(owner));
        system.run(() -> {
            if (models.createProcessDefinitionQuery().processDefinitionKey(PROCESS).latestVersion().count() == 0) {
                LOG.warn("No model of {} is deployed; contract {} is not handed over", PROCESS, signed.number());
            } else {
                runtime.startProcessInstanceByKey(PROCESS, signed.opportunityId().toString(), people);
            }
        });
    }
}
