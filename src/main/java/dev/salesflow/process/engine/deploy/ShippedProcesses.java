package dev.salesflow.process.engine.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The processes this release carries: folder → file name → content. */
@Component
class ShippedProcesses {

    private final Map<String, Map<String, byte[]>> folders;

    @Autowired
    ShippedProcesses() throws IOException {
        this(onClassPath());
    }

    ShippedProcesses(Map<String, Map<String, byte[]>> folders) {
        this.folders = folders;
    }

    private static Map<String, Map<String, byte[]>> onClassPath() throws IOException {
        var folders = new TreeMap<String, Map<String, byte[]>>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*/*.*")) {
            var path = file.getURL().getPath().split("/");
            var name = path[path.length - 1];
            if (name.endsWith(".bpmn") || name.endsWith(".form")) {
                folders.computeIfAbsent(path[path.length - 2], folder -> new TreeMap<>())
                        .put(name, file.getContentAsByteArray());
            }
        }
        return folders;
    }

    Map<String, Map<String, byte[]>> folders() {
        return folders;
    }

    /** Whether two sets of files are the same, name by name and byte by byte. */
    static boolean same(Map<String, byte[]> some, Map<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }

    static byte[] read(java.io.InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
