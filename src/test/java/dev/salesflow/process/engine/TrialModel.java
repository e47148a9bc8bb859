package dev.salesflow.process.engine;

import org.camunda.bpm.engine.RepositoryService;

/** Deploys the small model that the engine's own tests run, once. */
public final class TrialModel {

    private TrialModel() {
    }

    public static void deploy(RepositoryService repository) {
        repository.createDeployment().name("trial").enableDuplicateFiltering(false)
                .addClasspathResource("trial/trial.bpmn")
                .addClasspathResource("trial/startTrial.form")
                .addClasspathResource("trial/recordTrial.form")
                .addClasspathResource("trial/noteAnything.form")
                .deploy();
    }
}
