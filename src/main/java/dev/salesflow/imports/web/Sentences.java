package dev.salesflow.imports.web;

import dev.salesflow.imports.ImportRun;
import dev.salesflow.shared.RowOutcome;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Reasons of rows and imports in the language of whoever reads them. */
@Component("importSentences")
class Sentences {

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    /** Empty where there is none. */
    String reason(RowOutcome outcome) {
        return outcome.reason() == null ? "" : text(outcome.reason(), outcome.arguments().toArray());
    }

    /** Null where the import did not fail. */
    String problem(ImportRun run) {
        return run.problem() == null ? null : text(run.problem(), run.problemArguments().toArray());
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
