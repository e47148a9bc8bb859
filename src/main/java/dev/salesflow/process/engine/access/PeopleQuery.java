package dev.salesflow.process.engine.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** The engine's question for users, as SQL over our table. */
class PeopleQuery extends UserQueryImpl {

    private static final Map<String, String> COLUMNS =
            Map.of("ID_", "login", "FIRST_", "name", "LAST_", "name", "EMAIL_", "email");

    private final transient OurPeople people;

    PeopleQuery(OurPeople people, CommandExecutor executor) {
        super(executor);
        this.people = people;
    }

    @Override
    public long executeCount(CommandContext command) {
        return people.people(this, null).size();
    }

    /** The engine keeps the page in the query and gives none along. */
    @Override
    public List<User> executeList(CommandContext command, Page page) {
        return people.people(this, page == null ? new Page(getFirstResult(), getMaxResults()) : page);
    }

    String conditions() {
        var sql = new StringBuilder();
        parameters().keySet().forEach(name -> sql.append(switch (name) {
            case "id" -> " and login = :id";
            case "ids" -> " and login in (:ids)";
            case "firstName" -> " and name = :firstName";
            case "firstNameLike" -> " and name ilike :firstNameLike";
            case "lastName" -> " and name = :lastName";
            case "lastNameLike" -> " and name ilike :lastNameLike";
            case "email" -> " and email = :email";
            default -> " and email ilike :emailLike";
        }));
        return sql.toString();
    }

    Map<String, Object> parameters() {
        var all = new HashMap<String, Object>();
        all.put("id", id);
        all.put("ids", ids == null ? null : List.of(ids));
        all.put("firstName", firstName);
        all.put("firstNameLike", firstNameLike);
        all.put("lastName", lastName);
        all.put("lastNameLike", lastNameLike);
        all.put("email", email);
        all.put("emailLike", emailLike);
        all.values().removeIf(java.util.Objects::isNull);
        return all;
    }

    String order() {
        return getOrderingProperties().isEmpty() ? " order by login" : getOrderingProperties().stream()
                .map(order -> COLUMNS.getOrDefault(order.getQueryProperty().getName(), "login")
                        + (order.getDirection() != null && "desc".equals(order.getDirection().getName()) ? " desc" : ""))
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    String getProcDefId() {
        return procDefId;
    }
}
