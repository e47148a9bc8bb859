package dev.salesflow.process.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.DeserializationTypeValidator;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How the engine differs from its own defaults: dispatch to the business side, forms with live data, and shut doors.
 */
@Component
@Order(org.springframework.core.Ordered.LOWEST_PRECEDENCE)
class EngineConfiguration extends AbstractProcessEnginePlugin {

    /** No list of the engine's is longer: Tasklist asks for as many filters; who asks for more has to page. */
    static final int LONGEST_LIST = 2_000;

    private final TaskDispatch dispatch;
    private final Completions completions;
    private final PublishedBeans published;
    private final Clock clock;

    EngineConfiguration(TaskDispatch dispatch, Completions completions, PublishedBeans published, Clock clock) {
        this.dispatch = dispatch;
        this.completions = completions;
        this.published = published;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), dispatch));
        engine.setCustomSessionFactories(with(engine.getCustomSessionFactories(), new SubmittedValues.Factory()));
        engine.setFormService(new LiveForms(completions));
        // An interceptor belongs to one chain: each gets its own.
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new RefusalNoted()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new RefusalNoted()));
        shut(engine);
    }

    private void shut(ProcessEngineConfigurationImpl engine) {
        engine.setBeans(published);
        engine.setExpressionManager(new NarrowExpressions(published, clock));
        engine.setScriptEngineResolver(new NoScripts());
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableScriptEngineNashornCompatibility(false);
        engine.setEnableScriptCompilation(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDeserializationTypeValidator((DeserializationTypeValidator) type -> false);
        engine.setEnableXxeProcessing(false);
        engine.setDmnEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setEnforceHistoryTimeToLive(true);
        engine.setQueryMaxResultsLimit(LONGEST_LIST);
        engine.setWebappsAuthenticationLoggingEnabled(true);
    }

    private static <T> List<T> with(List<? extends T> present, T added) {
        var all = new ArrayList<T>(present == null ? List.of() : present);
        all.add(added);
        return all;
    }
}
