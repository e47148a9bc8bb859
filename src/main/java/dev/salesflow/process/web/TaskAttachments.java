package dev.salesflow.process.web;

import dev.salesflow.attachment.AttachmentBook;
import dev.salesflow.attachment.AttachmentPanel;
import dev.salesflow.attachment.AttachmentPlace;
import dev.salesflow.identity.Viewers;
import dev.salesflow.process.engine.Subjects;
import dev.salesflow.process.engine.access.AsThePerson;
import dev.salesflow.shared.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Files at an open task, for whoever sees the task: they are put to its deal or customer, and stay there when it is done. */
@Controller
@RequestMapping("/tasks/{task}/attachments")
class TaskAttachments {

    private final AttachmentBook book;
    private final AttachmentPanel panel;
    private final Subjects subjects;
    private final AsThePerson engine;
    private final Viewers viewers;

    TaskAttachments(AttachmentBook book, AttachmentPanel panel, Subjects subjects, AsThePerson engine, Viewers viewers) {
        this.book = book;
        this.panel = panel;
        this.subjects = subjects;
        this.engine = engine;
        this.viewers = viewers;
    }

    /** Nothing where there is no place for files, or the task is gone: no error for a page that merely asks. */
    @GetMapping
    Object panel(@PathVariable String task, Model model) {
        return found(task).isPresent() ? show(task, model) : ResponseEntity.noContent().build();
    }

    @PostMapping
    ModelAndView attach(@PathVariable String task, @RequestParam List<MultipartFile> file, Model model) throws IOException {
        var viewer = viewers.current();
        var place = place(task);
        return panel.attach(address(task), place, file, viewer.login(), () -> book.ofTask(place, viewer), model);
    }

    @GetMapping("/{id}")
    void download(@PathVariable String task, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        panel.send(book.find(id, place(task), viewers.current()), response);
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable String task, @PathVariable UUID id, Model model) {
        book.remove(book.find(id, place(task), viewers.current()), viewers.current());
        return show(task, model);
    }

    private String show(String task, Model model) {
        return panel.show(address(task), book.ofTask(place(task), viewers.current()), model);
    }

    private AttachmentPlace place(String task) {
        return found(task).orElseThrow(() -> new NotFound("task", task));
    }

    private Optional<AttachmentPlace> found(String task) {
        return Optional.of(task).filter(id -> engine.sees(viewers.current().login(), id)).flatMap(subjects::ofTask)
                .map(about -> new AttachmentPlace(about.customerId(), about.opportunityId(), task));
    }

    private static String address(String task) {
        return "/tasks/" + task + "/attachments";
    }
}
