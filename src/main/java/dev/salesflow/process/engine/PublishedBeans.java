package dev.salesflow.process.engine;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The only beans a model can name: what was written to be called by one. Everything else in the application, a data
 * source for instance, does not exist for an expression. Beside them stands {@link WorkingDays}, which is only read.
 */
@Component
public class PublishedBeans extends AbstractMap<Object, Object> {

    private final ListableBeanFactory beans;
    private final Supplier<Set<String>> names;

    private final WorkingDays workingDays;

    PublishedBeans(ListableBeanFactory beans, WorkingDays workingDays) {
        this.beans = beans;
        this.workingDays = workingDays;
        this.names = SingletonSupplier.of(() -> Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)
                .flatMap(type -> Arrays.stream(beans.getBeanNamesForType(type, true, false)))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The names a model may use for its steps and listeners, for instance {@code gradeCustomer}. */
    public Set<String> names() {
        return names.get();
    }

    @Override
    public boolean containsKey(Object name) {
        return WorkingDays.NAME.equals(name) || names().contains(name);
    }

    @Override
    public Object get(Object name) {
        if (WorkingDays.NAME.equals(name)) {
            return workingDays;
        }
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return names().stream().map(name -> java.util.Map.entry((Object) name, beans.getBean(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
