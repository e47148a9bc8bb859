package dev.salesflow.imports.reading;

import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What the console itself calls fields and choices, in both languages: lists that it gave out are understood. */
final class Labels {

    private static final List<Locale> LANGUAGES = List.of(Locale.ROOT, Locale.CHINESE);

    private Labels() {
    }

    /** Label → what stands behind the prefix in its key. */
    static Map<String, String> under(String file, String prefix) {
        var labels = new LinkedHashMap<String, String>();
        for (var language : LANGUAGES) {
            var texts = ResourceBundle.getBundle("messages/" + file, language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            texts.keySet().stream().filter(key -> key.startsWith(prefix))
                    .forEach(key -> labels.put(new MessageFormat(texts.getString(key)).format(new Object[0]), key.substring(prefix.length())));
        }
        return labels;
    }
}
