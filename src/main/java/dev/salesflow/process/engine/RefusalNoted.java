package dev.salesflow.process.engine;

import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Notes on the current request why the domain turned a command down. The engine wraps the exception and its REST layer
 * makes a text of its own; {@link RefusalFilter} puts ours back in its place.
 */
class RefusalNoted extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalNoted.class);

    static final String ATTRIBUTE = RefusalNoted.class.getName();

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            var reason = reason(e);
            note(reason);
            log(command, e, reason);
            throw e;
        }
    }

    /** The engine's own logger of this is off: it prints a page for every form that somebody filled in wrongly. */
    private static void log(Command<?> command, RuntimeException e, Throwable reason) {
        if (reason != null || StartedBefore.in(e).isPresent() || e instanceof BadUserRequestException || e instanceof ParseException) {
            LOG.debug("{} refused: {}", command.getClass().getSimpleName(), reason == null ? e : reason.toString());
        } else {
            LOG.error("{} failed", command.getClass().getSimpleName(), e);
        }
    }

    private static void note(Throwable reason) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null && reason != null) {
            request.setAttribute(ATTRIBUTE, reason, RequestAttributes.SCOPE_REQUEST);
        }
    }

    static Throwable reason(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FieldRefused || cause instanceof Refusal || cause instanceof NotFound
                    || cause instanceof AccessDeniedException || cause instanceof AuthorizationException
                    || cause instanceof OptimisticLockingFailureException
                    || cause instanceof OptimisticLockingException || cause instanceof TaskAlreadyClaimedException || isGone(cause)) {
                return cause;
            }
        }
        return null;
    }

    /** Of a task that was completed or withdrawn meanwhile the engine says so in words only. */
    static boolean isGone(Throwable e) {
        return e instanceof ProcessEngineException && saysGone(String.valueOf(e.getMessage()));
    }

    static boolean saysGone(String message) {
        return message.startsWith("Cannot find task with id") || message.startsWith("No matching task with id");
    }
}
