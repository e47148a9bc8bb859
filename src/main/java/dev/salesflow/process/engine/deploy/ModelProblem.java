package dev.salesflow.process.engine.deploy;

import dev.salesflow.process.engine.Fault;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * Why a file cannot be deployed.
 *
 * @param file the file's name
 * @param element the element's id and name, or null where it is the whole file
 * @param fault what is wrong and what helps
 */
record ModelProblem(String file, String element, Fault fault) {

    String text(MessageSource messages, Locale locale) {
        var reason = fault.text(messages, locale);
        return element == null ? messages.getMessage("model.ofFile", new Object[] {file, reason}, locale)
                : messages.getMessage("model.ofElement", new Object[] {file, element, reason}, locale);
    }
}
