package dev.salesflow.process.engine;

import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Wording;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Why the domain or the engine turned a step down, told to the person in one sentence. */
@Component
public class TurnedDown {

    private final MessageSource messages;
    private final TaskTakers takers;

    TurnedDown(MessageSource messages, TaskTakers takers) {
        this.messages = messages;
        this.takers = takers;
    }

    /** Of a failed step with that task; empty where it failed on our side. */
    public Optional<String> sentence(RuntimeException failed, String taskId, Locale locale) {
        return Optional.ofNullable(RefusalNoted.reason(failed))
                .map(reason -> takers.of(taskId, reason).map(name -> text(locale, "task.taken", name)).orElseGet(() -> sentence(reason, locale)));
    }

    /** The failed step as pages and calls of ours tell it, without what the engine wrapped it in. */
    public RuntimeException unwrapped(RuntimeException failed) {
        var reason = RefusalNoted.reason(failed);
        if (reason == null) {
            return failed;
        }
        if (reason instanceof FieldRefused field) {
            return (Refusal) field.getCause();
        }
        if (reason instanceof AuthorizationException) {
            return new AccessDeniedException(reason.getMessage(), reason);
        }
        return RefusalNoted.isGone(reason) ? Refusal.conflict("task.gone")
                : reason instanceof ProcessEngineException ? Refusal.conflict("error.changedMeanwhile") : (RuntimeException) reason;
    }

    /** Of a call, whose path tells what was tried. */
    String sentenceOf(String path, Throwable reason, Locale locale) {
        return takers.ofClaim(path, reason).map(name -> text(locale, "task.taken", name)).orElseGet(() -> sentence(reason, locale));
    }

    /** Where in the form it stands, by the name the person sees there, and the reason without it; or the pages where it is mended. */
    Map<String, Object> place(Throwable reason, Locale locale) {
        if (reason instanceof FieldRefused field) {
            return Map.of("field", ((Refusal) field.getCause()).field(), "label", field.label(locale), "reason", sentence(field.getCause(), locale));
        }
        return reason instanceof Refusal refusal && refusal.way() != null
                ? Map.of("ways", refusal.all().stream().map(one -> Map.of("text", one(one, locale), "path", one.way())).toList()) : Map.of();
    }

    static HttpStatus status(Throwable reason) {
        if (reason instanceof NotFound || RefusalNoted.isGone(reason)) {
            return HttpStatus.NOT_FOUND;
        }
        if (reason instanceof AccessDeniedException || reason instanceof AuthorizationException) {
            return HttpStatus.FORBIDDEN;
        }
        return isRefusal(reason) ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT;
    }

    static boolean isRefusal(Throwable reason) {
        return reason instanceof Refusal || reason instanceof FieldRefused;
    }

    private String sentence(Throwable reason, Locale locale) {
        if (reason instanceof FieldRefused field) {
            return text(locale, "form.field", field.label(locale), sentence(field.getCause(), locale));
        }
        if (reason instanceof Refusal refusal) {
            return refusal.way() == null ? one(refusal, locale)
                    : refusal.all().stream().map(one -> one(one, locale)).collect(Collectors.joining(" "));
        }
        if (RefusalNoted.isGone(reason)) {
            return text(locale, "task.gone");
        }
        return text(locale, switch (status(reason)) {
            case NOT_FOUND -> "error.notFound";
            case FORBIDDEN -> "error.forbidden";
            default -> "error.changedMeanwhile";
        });
    }

    private String one(Refusal refusal, Locale locale) {
        return text(locale, refusal.key(), Arrays.stream(refusal.arguments())
                .map(argument -> argument instanceof Wording words ? words.in(locale) : argument).toArray());
    }

    String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
