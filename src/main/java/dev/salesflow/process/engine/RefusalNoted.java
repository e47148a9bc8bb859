package dev.salesflow.process.engine;

import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Notes on the current request why the domain turned a command down. The engine wraps the exception and its REST layer
 * makes a text of its own; {@link RefusalFilter} puts ours back in its place.
 */
class RefusalNoted extends CommandInterceptor {

    static final String ATTRIBUTE = RefusalNoted.class.getName();

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            note(e);
            throw e;
        }
    }

    private static void note(RuntimeException e) {
        var request = RequestContextHolder.getRequestAttributes();
        var reason = request == null ? null : reason(e);
        if (reason != null) {
            request.setAttribute(ATTRIBUTE, reason, RequestAttributes.SCOPE_REQUEST);
        }
    }

    private static Throwable reason(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FieldRefused || cause instanceof Refusal || cause instanceof NotFound
                    || cause instanceof AccessDeniedException || cause instanceof OptimisticLockingFailureException
                    || cause instanceof OptimisticLockingException) {
                return cause;
            }
        }
        return null;
    }
}
