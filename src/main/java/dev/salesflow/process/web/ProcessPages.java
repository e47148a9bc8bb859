package dev.salesflow.process.web;

import dev.salesflow.process.engine.deploy.Deployments;
import dev.salesflow.process.engine.deploy.RunningProcess;
import dev.salesflow.process.engine.language.ModelTexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which process versions run, where they come from, and the choice between an admin's version and a newer shipped one. */
@Controller
class ProcessPages {

    private final Deployments deployments;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final ModelTexts models;

    ProcessPages(Deployments deployments, JdbcClient jdbc, MessageSource messages, ModelTexts models) {
        this.deployments = deployments;
        this.jdbc = jdbc;
        this.messages = messages;
        this.models = models;
    }

    @GetMapping("/processes")
    String overview(Model model, Locale locale) {
        var processes = deployments.overview();
        model.addAttribute("processes", processes);
        model.addAttribute("names", processes.stream().collect(Collectors.toMap(RunningProcess::id,
                process -> models.name(locale, process.definitionId(), process.id(), Objects.requireNonNullElse(process.name(), process.id())))));
        model.addAttribute("open", counts("""
                select d.key_, count(*) from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                where e.parent_id_ is null group by d.key_"""));
        model.addAttribute("incidents", counts("""
                select d.key_, count(*) from act_ru_incident i join act_re_procdef d on d.id_ = i.proc_def_id_ group by d.key_"""));
        return "process/processes";
    }

    @PostMapping("/processes/{folder}/shipped")
    String takeShipped(@PathVariable String folder, RedirectAttributes redirect, Locale locale) {
        deployments.takeShipped(folder);
        redirect.addFlashAttribute("done", messages.getMessage("processes.taken", new Object[] {folder}, locale));
        return "redirect:/processes";
    }

    /** What an admin opens in Camunda Modeler; names of files come from a deployment and are kept to their last part. */
    @GetMapping("/processes/{id}/files.zip")
    ResponseEntity<byte[]> files(@PathVariable String id) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : deployments.filesOf(id).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey().substring(file.getKey().lastIndexOf('/') + 1)));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(id + ".zip").build().toString())
                .body(bytes.toByteArray());
    }

    private Map<String, Long> counts(String sql) {
        var counts = new HashMap<String, Long>();
        jdbc.sql(sql).query((row, n) -> counts.put(row.getString(1), row.getLong(2))).list();
        return counts;
    }
}
