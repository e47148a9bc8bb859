package dev.salesflow.process.engine.access;

import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Shows our people and teams to the engine, which keeps and changes none itself. */
class OurPeople implements ReadOnlyIdentityProvider {

    private final JdbcClient jdbc;
    private final EngineGroups groups;
    private final PasswordEncoder passwords;
    private final Viewers viewers;

    OurPeople(JdbcClient jdbc, EngineGroups groups, PasswordEncoder passwords, Viewers viewers) {
        this.jdbc = jdbc;
        this.groups = groups;
        this.passwords = passwords;
        this.viewers = viewers;
    }

    @Override
    public User findUserById(String login) {
        return login == null ? null : person(login);
    }

    @Override
    public UserQuery createUserQuery() {
        return new PeopleQuery(this, Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
    }

    @Override
    public UserQuery createUserQuery(CommandContext command) {
        return new PeopleQuery(this, null);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("people are not kept in the engine's tables");
    }

    /** The same answer, as slowly, for a wrong password and for a login that does not exist. */
    @Override
    public boolean checkPassword(String login, String password) {
        var stored = jdbc.sql("select password from app_user where login = ? and enabled and password is not null")
                .param(login).query(String.class).optional();
        if (password == null) {
            return false;
        }
        if (stored.isEmpty()) {
            passwords.encode(password);
            return false;
        }
        return passwords.matches(password, stored.get());
    }

    @Override
    public Group findGroupById(String id) {
        return groupsThat(group -> group.getId().equals(id)).stream().findFirst().orElse(null);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new TeamsQuery(this, Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext command) {
        return new TeamsQuery(this, null);
    }

    @Override
    public Tenant findTenantById(String id) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext command) {
        return new NoTenants();
    }

    @Override
    public void flush() {
        // reads only
    }

    @Override
    public void close() {
        // reads only
    }

    List<User> people(PeopleQuery query, Page page) {
        if (query.getTenantId() != null || query.getProcDefId() != null) {
            return List.of();
        }
        var asking = asking();
        var sql = jdbc.sql("select login, name, email from app_user where enabled " + query.conditions()
                + (query.getGroupId() == null ? "" : " and login = any(:members)")
                + " and " + seen(asking) + query.order() + paged(page)).params(parameters(asking));
        query.parameters().forEach(sql::param);
        if (query.getGroupId() != null) {
            sql.param("members", groups.members(query.getGroupId()).toArray(String[]::new));
        }
        return sql.query((row, n) -> (User) user(row.getString(1), row.getString(2), row.getString(3))).list();
    }

    List<Group> groups(TeamsQuery query, Page page) {
        if (query.getTenantId() != null) {
            return List.of();
        }
        var members = query.getUserId() == null ? null : groups.of(query.getUserId());
        var like = query.getNameLike() == null ? null : like(query.getNameLike());
        var found = groupsThat(group -> (members == null || members.contains(group.getId()))
                && (query.getId() == null || query.getId().equals(group.getId()))
                && (query.getIds() == null || Arrays.asList(query.getIds()).contains(group.getId()))
                && (query.getName() == null || query.getName().equals(group.getName()))
                && (query.getType() == null || query.getType().equals(group.getType()))
                && (like == null || like.test(group.getName())));
        return page == null ? found
                : found.stream().skip(page.getFirstResult()).limit(page.getMaxResults()).toList();
    }

    private List<Group> groupsThat(Predicate<Group> wanted) {
        var open = asking().filter(viewer -> !viewer.leads()).map(viewer -> groups.of(viewer.login()));
        return groups.names().entrySet().stream()
                .filter(group -> open.isEmpty() || open.get().contains(group.getKey()))
                .map(OurPeople::group).filter(wanted).toList();
    }

    private User person(String login) {
        var asking = asking();
        return jdbc.sql("select login, name, email from app_user where login = :login and enabled and " + seen(asking))
                .params(parameters(asking)).param("login", login)
                .query((row, n) -> (User) user(row.getString(1), row.getString(2), row.getString(3)))
                .optional().orElse(null);
    }

    /** Who asks for others sees whom the console shows them; empty while the engine works for itself. */
    private Optional<Viewer> asking() {
        var context = Context.getCommandContext();
        return context.isAuthorizationCheckEnabled() ? Optional.ofNullable(context.getAuthenticatedUserId()).map(viewers::of)
                : Optional.empty();
    }

    private static String seen(Optional<Viewer> asking) {
        return asking.map(viewer -> viewer.sees("login")).orElse("true");
    }

    private static Map<String, Object> parameters(Optional<Viewer> asking) {
        return asking.map(Viewer::parameters).orElse(Map.of());
    }

    private static UserEntity user(String login, String name, String email) {
        var user = new UserEntity(login);
        user.setFirstName(name);
        user.setLastName("");
        user.setEmail(email);
        return user;
    }

    private static Group group(Map.Entry<String, String> entry) {
        var group = new GroupEntity(entry.getKey());
        group.setName(entry.getValue());
        group.setType(entry.getKey().indexOf('-') < 0 || entry.getKey().equals(EngineGroups.ADMIN) ? "SYSTEM" : "WORKFLOW");
        return group;
    }

    private static Predicate<String> like(String pattern) {
        return Pattern.compile(Arrays.stream(pattern.split("%", -1)).map(Pattern::quote)
                .collect(java.util.stream.Collectors.joining(".*")), Pattern.CASE_INSENSITIVE).asMatchPredicate();
    }

    private static String paged(Page page) {
        return page == null ? "" : " offset " + page.getFirstResult() + " limit " + page.getMaxResults();
    }

    /** We have none. */
    private static class NoTenants extends TenantQueryImpl {

        NoTenants() {
            super();
        }

        @Override
        public long executeCount(CommandContext command) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext command, Page page) {
            return List.of();
        }
    }
}
