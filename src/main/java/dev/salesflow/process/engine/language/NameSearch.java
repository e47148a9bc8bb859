package dev.salesflow.process.engine.language;

import dev.salesflow.process.engine.AsTheSystem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.UriComponentsBuilder;

/** Who looks for a process by name means the name they read; the engine knows the model's only, and its capitals. */
class NameSearch extends OncePerRequestFilter {

    private static final String NAME = "nameLike";
    private static final Set<String> LISTS = Set.of("/process-definition", "/process-definition/count");

    private final RepositoryService repository;
    private final AsTheSystem system;
    private final ModelTexts models;
    private final LocaleResolver locales;

    NameSearch(RepositoryService repository, AsTheSystem system, ModelTexts models, LocaleResolver locales) {
        this.repository = repository;
        this.system = system;
        this.models = models;
        this.locales = locales;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var call = EngineCall.of(request, locales);
        return call.byProgram() || !LISTS.contains(call.path()) || request.getParameter(NAME) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var keys = keys(request.getParameter(NAME).replace("%", "").toLowerCase(Locale.ROOT), locales.resolveLocale(request));
        var query = UriComponentsBuilder.newInstance().query(request.getQueryString()).replaceQueryParam(NAME)
                .replaceQueryParam("keysIn", keys).build().getQuery();
        chain.doFilter(new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return query;
            }
        }, response);
    }

    /** Separated by commas; a key that no process has where the name is no process's. */
    private String keys(String sought, Locale reader) {
        var latest = system.answer(() -> repository.createProcessDefinitionQuery().latestVersion().unlimitedList());
        var keys = latest.stream().filter(one -> names(one, reader).anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(sought)))
                .map(ProcessDefinition::getKey).collect(Collectors.joining(","));
        return keys.isEmpty() ? "-" : keys;
    }

    private Stream<String> names(ProcessDefinition one, Locale reader) {
        return one.getName() == null ? Stream.of(one.getKey())
                : Stream.of(one.getName(), models.name(reader, one.getId(), one.getKey(), one.getName()));
    }
}
