package dev.salesflow.shared;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Prints a page of ours as PDF in the font that comes with the program; nothing is fetched from anywhere. */
@Component
public class PdfPress {

    public static final String FONT = "Noto Sans SC";
    private static final ClassPathResource FONT_FILE = new ClassPathResource("fonts/NotoSansSC-Regular.ttf");
    private static final int USUAL_WEIGHT = 400;

    public byte[] print(String page) {
        try (var pdf = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useFont(PdfPress::font, FONT, USUAL_WEIGHT, FontStyle.NORMAL, true)
                    .useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null)
                    .withHtmlContent(page, null)
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font() {
        try {
            return FONT_FILE.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
