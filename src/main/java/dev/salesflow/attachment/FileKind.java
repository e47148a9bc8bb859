package dev.salesflow.attachment;

import dev.salesflow.shared.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tika.Tika;

/** What is taken: kinds of files that carry no code. What a file is, its content tells; its name only which of the office formats. */
enum FileKind {

    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic", "heif"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    TEXT("text/plain", "txt", "csv");

    private static final Tika TIKA = new Tika();
    /** As the content of any office format begins. */
    private static final String OFFICE = "application/x-tika-ooxml";
    private static final int LONGEST_STEM = 120;

    private final String type;
    private final List<String> endings;

    FileKind(String type, String... endings) {
        this.type = type;
        this.endings = List.of(endings);
    }

    /** Empty for a file of another kind; the stream is read at its beginning only. */
    static Optional<FileKind> of(InputStream content, String name) throws IOException {
        var found = TIKA.detect(content);
        return Arrays.stream(values())
                .filter(kind -> kind.type.equals(found) || OFFICE.equals(found) && kind.isOffice() && kind.isNamedSo(name)).findFirst();
    }

    /** For a file chooser. */
    static String accepted() {
        return "image/*," + Arrays.stream(values()).flatMap(kind -> kind.endings.stream()).map(ending -> "." + ending).collect(Collectors.joining(","));
    }

    String type() {
        return type;
    }

    private boolean isOffice() {
        return this == DOCX || this == XLSX;
    }

    private boolean isNamedSo(String name) {
        return endings.stream().anyMatch(ending -> name.toLowerCase(Locale.ROOT).endsWith("." + ending));
    }

    /** The sent name without folders and without signs that mislead people or file systems, with an ending of this kind. */
    String cleanName(String sent) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var readable = last.codePoints().filter(sign -> sign >= ' ' && PlainText.isReadable(Character.toString(sign)))
                .map(sign -> ":*?\"<>|".indexOf(sign) < 0 ? sign : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        var ending = isNamedSo(readable) ? readable.substring(readable.lastIndexOf('.')) : "." + endings.get(0);
        var stem = isNamedSo(readable) ? readable.substring(0, readable.length() - ending.length()) : readable;
        var plain = PlainText.clean(stem.replaceFirst("^[.\\s]+", ""));
        return plain == null ? "file" + ending : shortened(plain) + ending;
    }

    private static String shortened(String stem) {
        return stem.codePointCount(0, stem.length()) <= LONGEST_STEM ? stem : stem.substring(0, stem.offsetByCodePoints(0, LONGEST_STEM));
    }
}
