package dev.salesflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text that a person reads stands in both languages. */
class MessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern USED = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)");
    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern REFUSED = Pattern.compile(
            "(?:Fault\\.of\\(|Refusal\\.of\\(|ofField\\([^,;]+,\\s*|(?=\"model\\.|\"formFile\\.))\"([\\w-]+\\.[\\w.-]+)\"");
    /** Words that read the same in Chinese texts of this field. */
    private static final Set<String> SAME_IN_BOTH = Set.of("Salesflow", "CSV", "ID", "REST");

    static Stream<Path> english() throws IOException {
        return Files.list(FOLDER).filter(file -> !file.toString().endsWith("_zh.properties")).sorted();
    }

    @ParameterizedTest
    @MethodSource("english")
    void bothLanguagesHaveTheSameKeys(Path file) throws IOException {
        assertThat(new TreeSet<>(read(chinese(file)).keySet())).isEqualTo(new TreeSet<>(read(file).keySet()));
    }

    @ParameterizedTest
    @MethodSource("english")
    void everyChineseTextIsChinese(Path file) throws IOException {
        assertThat(read(chinese(file)).entrySet())
                .filteredOn(entry -> !HAN.matcher(entry.getValue().toString()).find())
                .filteredOn(entry -> !SAME_IN_BOTH.contains(entry.getValue().toString()))
                // Only places and signs: nothing in it to translate.
                .filteredOn(entry -> entry.getValue().toString().replaceAll("\\{[^}]*}", "").matches(".*[A-Za-z]{2}.*"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("english")
    void everyTextIsAValidFormatWithTheSamePlacesInBothLanguages(Path file) throws IOException {
        var chinese = read(chinese(file));
        read(file).forEach((key, text) ->
                assertThat(new MessageFormat(chinese.getProperty(key.toString())).getFormatsByArgumentIndex())
                        .as(key.toString())
                        .hasSameSizeAs(new MessageFormat(text.toString()).getFormatsByArgumentIndex()));
    }

    @Test
    void everyKeyThatATemplateNamesExists() throws IOException {
        assertThat(found(USED, TEMPLATES, ".html")).filteredOn(key -> !key.endsWith(".")).isSubsetOf(known());
    }

    @Test
    void everyKeyThatARefusalNamesExists() throws IOException {
        assertThat(found(REFUSED, CODE, ".java")).hasSizeGreaterThan(100).filteredOn(key -> !key.endsWith(".")).isSubsetOf(known());
    }

    private static Set<String> known() throws IOException {
        var known = new TreeSet<String>();
        for (var file : english().toList()) {
            read(file).keySet().forEach(key -> known.add(key.toString()));
        }
        return known;
    }

    private static Set<String> found(Pattern pattern, Path folder, String ending) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
                var matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }

    private static Path chinese(Path file) {
        return Path.of(file.toString().replace(".properties", "_zh.properties"));
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
