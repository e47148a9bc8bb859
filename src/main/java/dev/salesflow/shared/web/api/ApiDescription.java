package dev.salesflow.shared.web.api;

import dev.salesflow.shared.web.Query;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What programs read at {@code /v3/api-docs}: our calls under {@code /api}, and how one logs in to them. */
@Configuration
class ApiDescription {

    private static final String BASIC = "basic";
    private static final String SESSION = "session";
    private static final String TOKEN = "csrfToken";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Query.class);
    }

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info().title("Salesflow").version("1").description("""
                        JSON in UTF-8, dates as yyyy-mm-dd, amounts as decimal strings. Everybody sees here what they see in the console.
                        Errors are problem details (RFC 9457): `type` is a stable name, `detail` a sentence in the language of
                        `Accept-Language` (en, zh), `field` the input it is about, where there is one."""))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")
                                .description("Login and password with each call. No CSRF token is asked for."))
                        .addSecuritySchemes(SESSION, new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.COOKIE)
                                .name("JSESSIONID").description("The console's session, as its log-in page sets it."))
                        .addSecuritySchemes(TOKEN, new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER)
                                .name("X-CSRF-TOKEN").description("With the session, for calls that change something: the token that every page "
                                        + "of the console carries in `<meta name=\"_csrf\">`.")));
    }

    @Bean
    @Order(1)
    OpenApiCustomizer waysIn() {
        return api -> api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, call) -> {
            var bySession = new SecurityRequirement().addList(SESSION);
            call.setSecurity(List.of(new SecurityRequirement().addList(BASIC),
                    method == PathItem.HttpMethod.GET ? bySession : bySession.addList(TOKEN)));
            call.setTags(List.of(path.split("[/.]")[2]));
        }));
    }
}
