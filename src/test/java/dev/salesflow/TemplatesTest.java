package dev.salesflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every page must keep to, read from the templates themselves. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern MOMENT = Pattern.compile("temporals\\.format\\((?:\\w+\\.)+(?:at|\\w+At)\\s*,");

    @Test
    void everyMomentIsToldInTheZoneOfTheCompanyAndNotOfTheServer() throws IOException {
        var inTheServersZone = new TreeSet<String>();
        try (var files = Files.walk(TEMPLATES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                MOMENT.matcher(Files.readString(file)).results().forEach(found -> inTheServersZone.add(TEMPLATES.relativize(file) + ": " + found.group()));
            }
        }

        assertThat(inTheServersZone).isEmpty();
    }
}
