package dev.salesflow.process.engine.access;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.util.ReflectionUtils;

/**
 * Lets an expression in a query through only where it says who is asking or what time it is. The engine's own switch
 * for this misses {@code orQueries} and stored filters, where any user's expression would be evaluated. Stands behind
 * the engine's command context, because a stored filter has to be looked at, too, whenever it is used.
 */
class QueryGuard extends CommandInterceptor {

    private static final String TIME_STEPS = "(\\.(plus|minus|with)[A-Z][A-Za-z]{1,20}\\(\\d{0,6}\\))";
    private static final Pattern ALLOWED = Pattern.compile("\\s*[$#]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
            + "|dateTime\\(\\)" + TIME_STEPS + "{0,8}(\\.toDate\\(\\))?)\\s*}\\s*");
    private static final Field FILTER_ID = field(AbstractExecuteFilterCmd.class, "filterId");
    private static final Field EXTENDING_QUERY = field(AbstractExecuteFilterCmd.class, "extendingQuery");
    private static final Field SAVED_FILTER = field(SaveFilterCmd.class, "filter");

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            check(query);
        } else if (command instanceof AbstractExecuteFilterCmd) {
            check(ReflectionUtils.getField(EXTENDING_QUERY, command));
            check(stored((String) ReflectionUtils.getField(FILTER_ID, command)));
        } else if (command instanceof SaveFilterCmd && ReflectionUtils.getField(SAVED_FILTER, command) instanceof Filter filter) {
            check(filter.getQuery());
        }
        return next.execute(command);
    }

    private static Object stored(String filterId) {
        var filter = filterId == null ? null : Context.getCommandContext().getFilterManager().findFilterById(filterId);
        return filter == null ? null : filter.getQuery();
    }

    private static void check(Object query) {
        check(query, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void check(Object candidate, Set<Object> seen) {
        if (!(candidate instanceof AbstractQuery<?, ?> query) || !seen.add(query)) {
            return;
        }
        query.getExpressions().forEach((place, expression) -> {
            if (!ALLOWED.matcher(expression).matches()) {
                throw new BadUserRequestException("the expression of " + place + " is not allowed here; allowed are "
                        + "${currentUser()}, ${currentUserGroups()}, ${now()} and ${dateTime()} with steps like .plusDays(2)");
            }
        });
        alternatives(query).forEach(alternative -> check(alternative, seen));
    }

    private static List<?> alternatives(AbstractQuery<?, ?> query) {
        List<?> alternatives = null;
        if (query instanceof TaskQueryImpl tasks) {
            alternatives = tasks.getQueries();
        } else if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
            alternatives = tasks.getQueries();
        } else if (query instanceof ProcessInstanceQueryImpl processes) {
            alternatives = processes.getQueries();
        } else if (query instanceof HistoricProcessInstanceQueryImpl processes) {
            alternatives = processes.getQueries();
        }
        return alternatives == null ? List.of() : alternatives;
    }

    private static Field field(Class<?> type, String name) {
        var field = ReflectionUtils.findField(type, name);
        if (field == null) {
            throw new IllegalStateException(type + " has no field " + name + " any more: look at the engine's version");
        }
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
