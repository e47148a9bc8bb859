package dev.salesflow.process.engine;

import java.beans.FeatureDescriptor;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;

/**
 * Expressions that read variables, published beans and the date functions, and call nothing: the engine's own resolver
 * would run any method of any object, so that whoever gets an expression in, gets the machine.
 */
class NarrowExpressions extends JuelExpressionManager {

    private final Clock clock;

    NarrowExpressions(Map<Object, Object> published, Clock clock) {
        super(published);
        this.clock = clock;
    }

    @Override
    protected ELResolver createElResolver() {
        var resolvers = new CompositeELResolver();
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new VariableContextElResolver());
        resolvers.add(new ReadOnlyMapELResolver(beans));
        resolvers.add(new ListELResolver(true));
        resolvers.add(new MapELResolver(true));
        resolvers.add(new Dates());
        resolvers.add(new EngineFacts());
        return resolvers;
    }

    /** {@code dateTime().plusDays(2)} and its like in filters: the one class whose methods may be called. A day is the company's. */
    private class Dates extends BeanELResolver {

        Dates() {
            super(true);
        }

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
            return base instanceof DateTime moment && !"getClass".equals(method)
                    ? super.invoke(context, moment.withZone(zone()), method, types, arguments) : null;
        }
    }

    private DateTimeZone zone() {
        return DateTimeZone.forTimeZone(TimeZone.getTimeZone(clock.getZone()));
    }

    /** {@code execution.processBusinessKey}, which every call activity passes on, and two harmless neighbours. */
    private static class EngineFacts extends ELResolver {

        private static final Set<String> OF_EXECUTION = Set.of("processBusinessKey", "businessKey");

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base instanceof DelegateExecution execution && OF_EXECUTION.contains(property)) {
                context.setPropertyResolved(true);
                return execution.getProcessBusinessKey();
            }
            if (base instanceof DelegateTask task && "assignee".equals(property)) {
                context.setPropertyResolved(true);
                return task.getAssignee();
            }
            return null;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            // nothing can be set by an expression
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return null;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }
    }
}
