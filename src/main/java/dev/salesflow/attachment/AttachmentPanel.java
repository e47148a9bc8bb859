package dev.salesflow.attachment;

import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The files of one place as a part of its page: the list, the way to add one, and what was wrong with it. */
@Component
public class AttachmentPanel {

    private final AttachmentBook book;
    private final Texts texts;

    AttachmentPanel(AttachmentBook book, Texts texts) {
        this.book = book;
        this.texts = texts;
    }

    /** @param address where the panel is asked for and files are sent to */
    public String show(String address, List<Attachment> files, Model model) {
        model.addAttribute("files", files);
        model.addAttribute("address", address);
        model.addAttribute("accepted", book.accepted());
        model.addAttribute("largest", book.largest());
        return "attachment/panel :: panel";
    }

    /** The panel with the new files, or with the reason why there are none. */
    public ModelAndView attach(String address, AttachmentPlace place, List<MultipartFile> sent, String by, Supplier<List<Attachment>> files,
            Model model) throws IOException {
        try {
            book.attach(place, sent, by);
            return new ModelAndView(show(address, files.get(), model), model.asMap());
        } catch (Refusal refusal) {
            model.addAttribute("fileProblem", texts.text(refusal));
            return new ModelAndView(show(address, files.get(), model), model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** To be kept, never shown by the browser itself. */
    public void send(Attachment file, HttpServletResponse response) throws IOException {
        head(file.name(), file.type(), file.size(), response);
        book.write(file, response.getOutputStream());
    }

    /** What goes before the bytes of any file that people brought. */
    public static void head(String name, String type, long size, HttpServletResponse response) {
        response.setContentType(type);
        response.setContentLengthLong(size);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
}
