package dev.salesflow.training;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What one reads or watches for a course: a link, or a file.
 *
 * @param link null for a file
 * @param type of a file, and {@code size} in bytes; null for a link
 * @param by the name of who added it
 */
public record Material(UUID id, UUID courseId, String titleEn, String titleZh, String link, String type, Long size, String by, Instant addedAt) {

    public String title(Locale locale) {
        return locale.getLanguage().equals("zh") ? titleZh : titleEn;
    }
}
