package dev.salesflow.process.engine.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotationUtils;

/** The routes of JAX-RS resources, read from their annotations, through their locators down to the leaves. */
final class JaxRsRoutes {

    private static final int DEEPEST = 6;

    private final Map<String, Set<String>> routes = new HashMap<>();

    private JaxRsRoutes() {
    }

    /** @return HTTP method → path patterns */
    static Map<String, Set<String>> of(String root, Collection<Class<?>> resources) {
        var found = new JaxRsRoutes();
        resources.forEach(resource -> Optional.ofNullable(AnnotationUtils.findAnnotation(resource, Path.class))
                .ifPresent(path -> found.visit(resource, join(root, path.value()), new HashSet<>(), 0)));
        return found.routes;
    }

    private void visit(Class<?> resource, String path, Set<Class<?>> above, int depth) {
        if (depth > DEEPEST || !above.add(resource)) {
            return;
        }
        for (var method : resource.getMethods()) {
            var here = annotation(method, Path.class).map(Path::value).map(value -> join(path, value));
            var verb = verb(method);
            if (verb.isPresent()) {
                routes.computeIfAbsent(verb.get(), name -> new TreeSet<>()).add(here.orElse(path));
            } else if (here.isPresent()) {
                visit(method.getReturnType(), here.get(), new HashSet<>(above), depth + 1);
            }
        }
    }

    private static Optional<String> verb(Method method) {
        return declarations(method).flatMap(declaration -> Arrays.stream(declaration.getAnnotations()))
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull).map(HttpMethod::value).findFirst();
    }

    private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
        return declarations(method).map(declaration -> declaration.getAnnotation(type)).filter(java.util.Objects::nonNull).findFirst();
    }

    /** The method itself and what it implements: JAX-RS reads the annotations of either. */
    private static Stream<Method> declarations(Method method) {
        return Stream.concat(Stream.of(method), supertypes(method.getDeclaringClass())
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes())));
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        var direct = Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces())).toList();
        return Stream.concat(direct.stream(), direct.stream().flatMap(JaxRsRoutes::supertypes));
    }

    /** A template's own pattern, {@code {id:.*}}, is left out. */
    private static String join(String path, String more) {
        var part = more.replaceAll("\\{\\s*([A-Za-z0-9_-]+)\\s*:[^}]*(\\{[^}]*})*[^}]*}", "{$1}");
        var joined = path + (part.startsWith("/") || part.isEmpty() ? "" : "/") + part;
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
