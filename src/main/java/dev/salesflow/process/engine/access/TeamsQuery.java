package dev.salesflow.process.engine.access;

import java.util.List;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** The engine's question for groups. */
class TeamsQuery extends GroupQueryImpl {

    private final transient OurPeople people;

    TeamsQuery(OurPeople people, CommandExecutor executor) {
        super(executor);
        this.people = people;
    }

    @Override
    public long executeCount(CommandContext command) {
        return people.groups(this, null).size();
    }

    /** The engine keeps the page in the query and gives none along. */
    @Override
    public List<Group> executeList(CommandContext command, Page page) {
        return people.groups(this, page == null ? new Page(getFirstResult(), getMaxResults()) : page);
    }
}
