package dev.salesflow.process.engine.access;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Refusal;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ReflectionUtils;

/**
 * Lets a person give a task only to those they may give work to, as in the console, and offer it only to groups of such
 * people or of their own. The engine asks who may assign, but never to whom, and takes any text for a login or a group.
 * What models and our own steps assign is not asked about.
 */
class AssignmentGuard extends CommandInterceptor {

    private static final Field LINKED = field(AbstractAddIdentityLinkCmd.class, "userId");
    private static final Field OFFERED = field(AbstractAddIdentityLinkCmd.class, "groupId");
    private static final Field CLAIMING = field(ClaimTaskCmd.class, "userId");
    private static final Field DELEGATE = field(DelegateTaskCmd.class, "userId");
    private static final Field SAVED = field(SaveTaskCmd.class, "task");

    private final ObjectProvider<People> people;
    private final ObjectProvider<Viewers> viewers;
    private final EngineGroups groups;

    AssignmentGuard(ObjectProvider<People> people, ObjectProvider<Viewers> viewers, EngineGroups groups) {
        this.people = people;
        this.viewers = viewers;
        this.groups = groups;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (isAskedByAPerson()) {
            var actor = Context.getCommandContext().getAuthenticatedUserId();
            given(command).filter(Objects::nonNull).map(Object::toString).distinct().forEach(login -> check(actor, login));
            offered(command).forEach(group -> checkGroup(actor, group));
        }
        return next.execute(command);
    }

    private static Stream<String> offered(Command<?> command) {
        return command instanceof AbstractAddIdentityLinkCmd
                ? Stream.ofNullable((String) ReflectionUtils.getField(OFFERED, command)) : Stream.empty();
    }

    private static Stream<Object> given(Command<?> command) {
        if (command instanceof AbstractAddIdentityLinkCmd) {
            return Stream.of(command).map(link -> ReflectionUtils.getField(LINKED, link));
        }
        if (command instanceof ClaimTaskCmd) {
            return Stream.of(command).map(claim -> ReflectionUtils.getField(CLAIMING, claim));
        }
        if (command instanceof DelegateTaskCmd) {
            return Stream.of(command).map(delegation -> ReflectionUtils.getField(DELEGATE, delegation));
        }
        if (command instanceof SaveTaskCmd) {
            // A form of the whole task names its assignee again; only another one counts.
            var changes = ((TaskEntity) ReflectionUtils.getField(SAVED, command)).getPropertyChanges();
            return Stream.of(TaskEntity.ASSIGNEE, TaskEntity.OWNER).map(changes::get).filter(Objects::nonNull)
                    .map(change -> change.getNewValue());
        }
        return Stream.empty();
    }

    /** Listeners and delegates run on behalf of a person, but with the engine's own rights. */
    static boolean isAskedByAPerson() {
        var context = Context.getCommandContext();
        return context.getAuthenticatedUserId() != null && context.isAuthorizationCheckEnabled();
    }

    private void check(String actor, String login) {
        if (people.getObject().visible(viewers.getObject().of(actor), login).filter(Person::enabled).isEmpty()) {
            throw Refusal.of("task.notAColleague", login);
        }
    }

    private void checkGroup(String actor, String group) {
        var members = groups.members(group);
        if (members.isEmpty() || !groups.of(actor).contains(group) && !colleagues(actor).containsAll(members)) {
            throw Refusal.of("task.notAGroup", group);
        }
    }

    private Set<String> colleagues(String actor) {
        return people.getObject().colleagues(viewers.getObject().of(actor)).stream().map(Person::login).collect(Collectors.toSet());
    }

    static Field field(Class<?> type, String name) {
        var field = ReflectionUtils.findField(type, name);
        if (field == null) {
            throw new IllegalStateException(type + " has no field " + name + " any more: look at the engine's version");
        }
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
