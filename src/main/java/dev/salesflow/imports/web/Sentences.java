package dev.salesflow.imports.web;

import dev.salesflow.imports.ImportRun;
import dev.salesflow.imports.Stay;
import dev.salesflow.shared.RowOutcome;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Reasons of rows and imports in the language of whoever reads them. */
@Component("importSentences")
class Sentences {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final MessageSource messages;
    private final Clock clock;

    Sentences(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** Empty where there is none. */
    String reason(RowOutcome outcome) {
        return outcome.remarks().stream().map(remark -> text(remark.key(), remark.arguments().toArray())).collect(Collectors.joining(text("imports.remark.and")));
    }

    /** The field or fields an outcome is about, as the pages call them. */
    String fields(RowOutcome outcome) {
        return outcome.field() == null ? "" : Arrays.stream(outcome.field().split(" ")).map(field -> text("imports.field." + field))
                .collect(Collectors.joining(", "));
    }

    /** Null where the import did not fail. */
    String problem(ImportRun run) {
        return run.problem() == null ? null : text(run.problem(), run.problemArguments().toArray());
    }

    /** Records that stay where an import is taken back, each with its reasons. */
    List<UndoView.Held> held(List<Stay> stays) {
        return stays.stream().map(stay -> new UndoView.Held(stay.kind(), stay.id(), stay.name(),
                stay.reasons().stream().map(this::why).collect(Collectors.joining(text("imports.stay.and"))))).toList();
    }

    private String why(Stay.Reason reason) {
        var at = reason.at() == null ? "" : MOMENT.withZone(clock.getZone()).format(reason.at());
        return text("imports.stay." + reason.key() + (reason.by() == null ? "" : ".by"), reason.by(), at, reason.what());
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
