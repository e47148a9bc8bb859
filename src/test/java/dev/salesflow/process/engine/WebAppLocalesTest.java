package dev.salesflow.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our Chinese labels of the four web apps, held against the English ones that the engine ships. */
class WebAppLocalesTest {

    /** Names, signs and formats that are the same in every language, and the s of an English plural, which Chinese lacks. */
    private static final Set<String> THE_SAME = Set.of("Camunda", "Optimize", "ID", "ID*", "CSV", "JSON", "YYYY-MM-DDTHH:mm:ss",
            "<", "<=", ">", ">=", "s", "");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** What the apps fill in, the tags and line breaks they lay out, and the formats they name. */
    private static final Pattern FIXED = Pattern.compile(
            "\\{\\{.*?}}|\\{}|</?(?:a|br|strong)\\b[^>]*>|&[a-z]+;|%[sd]|\\n|yyyy-MM-ddTHH:mm:ss");

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void nameEveryLabelThatTheAppNamesAndNoOther(String app) throws IOException {
        var english = texts(app, "en");
        var chinese = texts(app, "zh");

        assertThat(chinese.keySet()).isNotEmpty().isEqualTo(english.keySet());
        assertThat(chinese.get("/week/dow")).isEqualTo(english.get("/week/dow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void areChineseAndKeepWhatTheAppFillsIn(String app) throws IOException {
        var chinese = texts(app, "zh");
        var all = new SoftAssertions();

        labels(app, "en").forEach((key, text) -> {
            var own = chinese.get("/labels/" + key);
            all.assertThat(fixed(own)).as(key).isEqualTo(fixed(text));
            if (!THE_SAME.contains(text)) {
                all.assertThat(own).as(key).isNotEqualTo(text).containsPattern(CHINESE);
            }
        });
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin"})
    void tellDatesInChinese(String app) throws IOException {
        var english = texts(app, "en");
        var all = new SoftAssertions();

        texts(app, "zh").forEach((key, own) -> {
            if (key.matches("/dateLocales/(months|weekdays|relativeTime|calendar/(last|next|same)Day).*")) {
                all.assertThat(own).as(key).containsPattern(CHINESE);
                all.assertThat(fixed(own)).as(key).isEqualTo(fixed(english.get(key)));
            }
        });
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void areChosenByTheAppsConfiguration(String app) throws IOException {
        assertThat(new String(file(app, "scripts/config.js").readAllBytes(), StandardCharsets.UTF_8))
                .contains("import { locales, say } from '../../../lib/apps.js';", "    locales,");
    }

    private static List<String> fixed(String text) {
        return FIXED.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private Map<String, String> labels(String app, String language) throws IOException {
        var labels = new HashMap<String, String>();
        texts(app, language).forEach((path, text) -> {
            if (path.startsWith("/labels/")) {
                labels.put(path.substring("/labels/".length()), text);
            }
        });
        return labels;
    }

    private Map<String, String> texts(String app, String language) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var file = file(app, "locales/" + language + ".json")) {
            collect("", json.readTree(file), texts);
        }
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> collect(path + "/" + field.getKey(), field.getValue(), texts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), texts);
            }
        } else {
            texts.put(path, node.asText());
        }
    }

    private static InputStream file(String app, String name) {
        return WebAppLocalesTest.class.getResourceAsStream("/META-INF/resources/webjars/camunda/app/" + app + "/" + name);
    }
}
