package dev.salesflow.shared.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Adds to each call the problems that can come of it, each with an example from {@code openapi/problems.json}. */
@Component
@Order(3)
class ApiProblems implements OpenApiCustomizer {

    private static final String JSON = "application/problem+json";
    private static final String SCHEMA = "Problem";
    private static final String MULTIPART = "multipart/form-data";
    private static final String LEADERS = "/api/imports";

    private final JsonNode examples;

    ApiProblems(ObjectMapper json) throws IOException {
        try (var bytes = new ClassPathResource("openapi/problems.json").getInputStream()) {
            examples = json.readTree(bytes);
        }
    }

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(SCHEMA, schema());
        examples.properties().forEach(problem -> api.getComponents().addResponses(SCHEMA + problem.getKey(), response(problem.getValue())));
        api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, call) ->
                of(path, method, call).forEach(status -> call.getResponses().addApiResponse(status, new ApiResponse().$ref(SCHEMA + status)))));
    }

    private static Set<String> of(String path, HttpMethod method, Operation call) {
        var problems = new TreeSet<>(Set.of("401", "429", "500"));
        var changes = method != HttpMethod.GET;
        var hasBody = call.getRequestBody() != null;
        var parameters = call.getParameters() != null && call.getParameters().stream().anyMatch(parameter -> "query".equals(parameter.getIn()));
        add(problems, "400", parameters || hasBody);
        add(problems, "403", changes || path.startsWith(LEADERS));
        add(problems, "404", path.contains("{") || hasBody && !path.startsWith(LEADERS));
        add(problems, "406", answersJson(call));
        add(problems, "409", changes);
        add(problems, "413", hasBody && call.getRequestBody().getContent().containsKey(MULTIPART));
        add(problems, "415", hasBody);
        add(problems, "422", changes || path.endsWith(".{format}"));
        return problems;
    }

    private static void add(Set<String> problems, String status, boolean possible) {
        if (possible) {
            problems.add(status);
        }
    }

    private static boolean answersJson(Operation call) {
        return call.getResponses().values().stream().anyMatch(answer -> answer.getContent() != null
                && answer.getContent().keySet().stream().anyMatch(type -> type.endsWith("json") || type.equals("*/*")));
    }

    private static ApiResponse response(JsonNode example) {
        return new ApiResponse().description(example.get("title").asText())
                .content(new Content().addMediaType(JSON, new MediaType().schema(new Schema<>().$ref(SCHEMA)).example(example)));
    }

    private static Schema<?> schema() {
        return new ObjectSchema().description("Problem details, RFC 9457")
                .addProperty("type", new StringSchema().format("uri").description("Stable name of the problem"))
                .addProperty("title", new StringSchema()).addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What is wrong and what helps, in the caller's language"))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("field", new StringSchema().description("The input it is about; absent where it is the whole call"))
                .addProperty("errors", new ArraySchema().items(new ObjectSchema().addProperty("field", new StringSchema())
                        .addProperty("detail", new StringSchema())).description("Each input with its sentence, where there are several"));
    }
}
