package dev.salesflow.shared.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Adds to each call what {@code openapi/<operationId>.json} says: its parameters in words and by example, a request, and
 * the answer by status and media type.
 */
@Component
@Order(2)
class ApiExamples implements OpenApiCustomizer {

    private final ObjectMapper json;

    ApiExamples(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().forEach(path -> path.readOperations().forEach(call -> {
            var file = new ClassPathResource("openapi/" + call.getOperationId() + ".json");
            if (file.exists()) {
                apply(read(file), call);
            }
        }));
    }

    private JsonNode read(ClassPathResource file) {
        try (var bytes = file.getInputStream()) {
            return json.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(file.getPath(), e);
        }
    }

    private static void apply(JsonNode example, Operation call) {
        example.path("parameters").properties().forEach(parameter -> describe(parameter(call, parameter.getKey()), parameter.getValue()));
        if (call.getRequestBody() != null && example.has("request")) {
            call.getRequestBody().getContent().values().forEach(content -> content.setExample(example.get("request")));
            intoTheBody(call);
        }
        example.path("answers").properties().forEach(answer -> answer(call, answer.getKey(), answer.getValue()));
    }

    /** What a call reads as a {@code Query} is known to its file only. */
    private static Parameter parameter(Operation call, String name) {
        var known = call.getParameters() == null ? Stream.<Parameter>empty() : call.getParameters().stream();
        return known.filter(parameter -> parameter.getName().equals(name)).findFirst().orElseGet(() -> {
            var added = new QueryParameter().name(name).schema(new StringSchema());
            call.addParametersItem(added);
            return added;
        });
    }

    /** What is sent beside a file is read off the code as parameters of the address. */
    private static void intoTheBody(Operation call) {
        var multipart = call.getRequestBody().getContent().get("multipart/form-data");
        if (multipart != null) {
            call.getParameters().forEach(part -> {
                var known = (Schema<?>) multipart.getSchema().getProperties().get(part.getName());
                multipart.getSchema().addProperty(part.getName(), (known != null ? known
                        : new StringSchema()._enum(choices(part))).description(part.getDescription()));
            });
            call.setParameters(null);
        }
    }

    private static List<String> choices(Parameter part) {
        return part.getSchema() instanceof StringSchema text ? text.getEnum() : null;
    }

    private static void describe(Parameter parameter, JsonNode said) {
        if (said.has("description")) {
            parameter.setDescription(said.get("description").asText());
        }
        if (said.has("example")) {
            parameter.setExample(said.get("example").asText());
        }
        if (said.has("type")) {
            parameter.setSchema(said.get("type").asText().equals("uuid") ? new UUIDSchema() : new IntegerSchema());
        }
        if (said.has("choices")) {
            var choices = new StringSchema();
            said.get("choices").forEach(choice -> choices.addEnumItem(choice.asText()));
            parameter.setSchema(choices);
        }
    }

    /** The shape of JSON is taken over from what was read off the code, under whatever status that stands. */
    private static void answer(Operation call, String status, JsonNode byType) {
        var read = call.getResponses().remove("200");
        var content = new Content();
        byType.properties().forEach(type -> content.addMediaType(type.getKey(), content(type.getKey(), type.getValue(), read)));
        call.getResponses().addApiResponse(status, new ApiResponse().description(status.equals("200") ? "OK"
                : status.equals("201") ? "Created" : "Accepted").content(content));
    }

    /** A file that cannot be shown has no example. */
    private static MediaType content(String type, JsonNode example, ApiResponse read) {
        return type.endsWith("json") ? new MediaType().schema(shape(read)).example(example)
                : example.isNull() ? new MediaType().schema(new StringSchema().format("binary"))
                : new MediaType().schema(new StringSchema()).example(example.asText());
    }

    private static Schema<?> shape(ApiResponse read) {
        return read.getContent().values().iterator().next().getSchema();
    }
}
