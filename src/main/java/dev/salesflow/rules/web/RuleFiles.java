package dev.salesflow.rules.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.InvalidTable;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableFile;
import dev.salesflow.rules.TableWords;
import dev.salesflow.rules.TableWorkbook;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.shared.web.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A table as a file and back: what was edited elsewhere comes in as a draft, whose difference a person accepts or not. */
@Controller
@RequestMapping("/rules/{table}")
class RuleFiles {

    private static final MediaType WORKBOOK = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int TOLD = 10;

    private final DraftBook drafts;
    private final Viewers viewers;
    private final MessageSource messages;
    private final Texts texts;

    RuleFiles(DraftBook drafts, Viewers viewers, MessageSource messages, Texts texts) {
        this.drafts = drafts;
        this.viewers = viewers;
        this.messages = messages;
        this.texts = texts;
    }

    @GetMapping("/versions/{version}/table.xlsx")
    ResponseEntity<byte[]> workbook(@PathVariable String table, @PathVariable int version, Locale locale) {
        return file(table + ".xlsx", WORKBOOK, TableWorkbook.write(read(table, version), messages, locale));
    }

    @GetMapping("/versions/{version}/table.drl.csv")
    ResponseEntity<byte[]> csv(@PathVariable String table, @PathVariable int version) {
        return file(table + ".drl.csv", new MediaType("text", "csv", StandardCharsets.UTF_8),
                read(table, version).canonical().getBytes(StandardCharsets.UTF_8));
    }

    private RuleTable read(String table, int version) {
        return drafts.read(drafts.version(table, version));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString()).body(content);
    }

    @PostMapping("/file")
    String take(@PathVariable String table, @RequestParam MultipartFile file, RedirectAttributes flash) throws IOException {
        var contract = drafts.contract(table);
        var kept = Files.createTempFile("rules", ".upload");
        try {
            file.transferTo(kept);
            var read = TableFile.read(contract, kept);
            var running = drafts.latest(table);
            if (read.canonical().equals(running.source())) {
                // A draft with nothing in it would only keep others from theirs.
                flash.addFlashAttribute("problem", texts.text("rules.files.same", running.version()));
                return "redirect:/rules/{table}";
            }
            drafts.take(viewers.current(), read);
            flash.addFlashAttribute("done", texts.text("rules.done.uploaded"));
            return "redirect:/rules/{table}/change";
        } catch (InvalidTable e) {
            flash.addFlashAttribute("problem", texts.text("rules.files.bad",
                    e.problems().stream().limit(TOLD).map(problem -> sentence(contract, problem)).collect(Collectors.joining(" "))));
            return "redirect:/rules/{table}";
        } finally {
            Files.delete(kept);
        }
    }

    /** By the cell and by what its column is called where people see the table; what the file calls it is in the file. */
    private String sentence(TableContract<?, ?> contract, InvalidTable.Problem problem) {
        var sheet = problem.sheet() == null ? "" : texts.text("rules.place.sheet", problem.sheet());
        var why = texts.text("rules.problem." + problem.key(), problem.arguments().toArray())
                + " " + texts.text("rules.cure." + problem.key(), problem.arguments().toArray());
        if (problem.cell() == null) {
            return texts.text("rules.place", sheet, problem.line(), why);
        }
        var named = problem.column() != null && !problem.column().matches("\\d+");
        var title = named ? new TableWords(contract, messages, LocaleContextHolder.getLocale()).label(problem.column()) : "";
        return texts.text(named ? "rules.place.named" : "rules.place.cell", sheet, problem.cell(), title, why);
    }
}
