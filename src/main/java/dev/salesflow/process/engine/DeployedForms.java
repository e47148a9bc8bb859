package dev.salesflow.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.util.ConcurrentLruCache;

/**
 * The schema of the form that a task or start event shows, parsed once for each deployed version. Used within an
 * engine command only.
 */
class DeployedForms {

    private static final int MOST_KEPT = 300;
    private static final String DEPLOYED_KEY = "camunda-forms:deployment:";

    private record Place(String deploymentId, String resource) {
    }

    private final ConcurrentLruCache<Place, FormSchema> schemas = new ConcurrentLruCache<>(MOST_KEPT, this::read);

    /** Empty where the model names no form: then nothing can be typed in. */
    Optional<FormSchema> of(FormData form) {
        return place(form).map(schemas::get);
    }

    private Optional<Place> place(FormData form) {
        var key = form.getFormKey();
        if (key != null && key.startsWith(DEPLOYED_KEY)) {
            return Optional.of(new Place(form.getDeploymentId(), key.substring(DEPLOYED_KEY.length())));
        }
        if (form.getCamundaFormRef() == null) {
            return Optional.empty();
        }
        CamundaFormDefinition definition = Context.getCommandContext().runWithoutAuthorization(
                new GetCamundaFormDefinitionCmd(form.getCamundaFormRef(), form.getDeploymentId()));
        if (definition == null) {
            throw new IllegalStateException("the form " + form.getCamundaFormRef().getKey() + " is not deployed");
        }
        return Optional.of(new Place(definition.getDeploymentId(), definition.getResourceName()));
    }

    private FormSchema read(Place place) {
        try (InputStream json = Context.getCommandContext().runWithoutAuthorization(
                new GetDeploymentResourceCmd(place.deploymentId(), place.resource()))) {
            return FormSchema.parse(json.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormSchema.Unusable e) {
            throw new IllegalStateException("the deployed form " + place.resource() + " cannot be used: " + e.getMessage(), e);
        }
    }
}
