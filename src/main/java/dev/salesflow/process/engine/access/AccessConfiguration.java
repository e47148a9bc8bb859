package dev.salesflow.process.engine.access;

import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewers;
import dev.salesflow.insight.TimelineBook;
import dev.salesflow.process.engine.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Who the engine knows, and what it refuses to evaluate. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class AccessConfiguration extends AbstractProcessEnginePlugin {

    private final JdbcClient jdbc;
    private final EngineGroups groups;
    private final PasswordEncoder passwords;
    private final ObjectProvider<People> people;
    private final ObjectProvider<Viewers> viewers;
    private final ObjectProvider<Subjects> subjects;
    private final ObjectProvider<TimelineBook> timeline;

    AccessConfiguration(JdbcClient jdbc, EngineGroups groups, PasswordEncoder passwords,
            ObjectProvider<People> people, ObjectProvider<Viewers> viewers, ObjectProvider<Subjects> subjects,
            ObjectProvider<TimelineBook> timeline) {
        this.jdbc = jdbc;
        this.groups = groups;
        this.passwords = passwords;
        this.people = people;
        this.viewers = viewers;
        this.subjects = subjects;
        this.timeline = timeline;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(new Identities());
        engine.setResourceAuthorizationProvider(new TaskRights());
        engine.setCustomSessionFactories(with(engine.getCustomSessionFactories(), new OwnTasks.Factory()));
        // Passwords are set in the console; Welcome shows beside its own form what is asked for there.
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(() -> List.of(new PasswordPolicyLengthRuleImpl(Passwords.SHORTEST)));
        // Working on a task is not changing it: no variables, no assignee, no dates.
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setCustomPostCommandInterceptorsTxRequired(with(engine.getCustomPostCommandInterceptorsTxRequired()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(with(engine.getCustomPostCommandInterceptorsTxRequiresNew()));
    }

    private static List<SessionFactory> with(List<SessionFactory> present, SessionFactory added) {
        return Stream.concat(Stream.ofNullable(present).flatMap(List::stream), Stream.of(added)).toList();
    }

    private List<CommandInterceptor> with(List<CommandInterceptor> present) {
        var all = new ArrayList<CommandInterceptor>();
        all.add(new QueryGuard());
        all.add(new AssignmentGuard(people, viewers, groups));
        all.add(new CommentGuard(subjects, timeline));
        all.add(new OwnFollowUp());
        if (present != null) {
            all.addAll(present);
        }
        return all;
    }

    private class Identities implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new OurPeople(jdbc, groups, passwords, viewers.getObject());
        }
    }
}
