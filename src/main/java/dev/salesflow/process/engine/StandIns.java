package dev.salesflow.process.engine;

import dev.salesflow.absence.Absence;
import dev.salesflow.absence.Absences;
import dev.salesflow.absence.StandIn;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.insight.Argument;
import dev.salesflow.insight.TimelineBook;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the tasks of people who are away to their deputies and, when they are back, what is left of them back. Which task
 * a deputy holds for whom stands in a table of its own; the model and its variables name the person as ever.
 */
@Component
public class StandIns {

    private final Absences absences;
    private final People people;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Instances instances;
    private final Subjects subjects;
    private final TimelineBook timeline;
    private final Barred barred;
    private final AsTheSystem system;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StandIns(Absences absences, People people, TaskService tasks, RuntimeService runtime, Instances instances, Subjects subjects,
            TimelineBook timeline, Barred barred, AsTheSystem system, JdbcClient jdbc, TransactionTemplate transaction) {
        this.absences = absences;
        this.people = people;
        this.tasks = tasks;
        this.runtime = runtime;
        this.instances = instances;
        this.subjects = subjects;
        this.timeline = timeline;
        this.barred = barred;
        this.system = system;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * As the engine creates it; who comes to it by their own step is not away.
     *
     * @param never who must not get it, not even as a deputy; may be null
     */
    void created(DelegateTask task, UUID record, String never) {
        var person = task.getAssignee();
        if (person != null && !person.equals(Context.getCommandContext().getAuthenticatedUserId())) {
            absences.standIn(person).filter(standIn -> !standIn.deputy().equals(never)
                    && !barred.isTurnedDown(task.getId(), task.getTaskDefinitionKey(), record, standIn.deputy())).ifPresent(standIn -> {
                note(task.getId(), record, person, standIn);
                task.setAssignee(standIn.deputy());
            });
        }
    }

    /** Gives an open task to a person, or to who does their work meanwhile. */
    void give(Task task, String to) {
        var record = record(task);
        var standIn = Optional.ofNullable(to).flatMap(absences::standIn).filter(found -> !barred.is(task, record, found.deputy()));
        jdbc.sql("delete from stood_in where task_id = ?").param(task.getId()).update();
        standIn.ifPresent(found -> note(task.getId(), record, to, found));
        assign(task, standIn.map(StandIn::deputy).orElse(to));
    }

    /** Whether somebody holds the task in that person's place. */
    boolean holdsFor(Task task, String person) {
        return jdbc.sql("select exists (select 1 from stood_in s join absence a on a.id = s.absence_id where s.task_id = ? and s.deputy = ? and a.login = ?)")
                .params(task.getId(), task.getAssignee(), person).query(Boolean.class).single();
    }

    /** One absence after the other, each in a transaction of its own. */
    @Scheduled(fixedDelayString = "${salesflow.absences.look-every}", initialDelayString = "${salesflow.absences.look-every}")
    public void follow() {
        each(absences::begun, this::handOver);
        each(absences::over, this::giveBack);
    }

    private void each(Supplier<Optional<Absence>> next, Consumer<Absence> step) {
        Optional<Absence> found;
        do {
            found = transaction.execute(status -> {
                var absence = next.get();
                absence.ifPresent(step);
                return absence;
            });
        } while (found.isPresent());
    }

    private void handOver(Absence absence) {
        if (absences.standIn(absence.login()).isPresent()) {
            system.run(() -> tasks.createTaskQuery().taskAssignee(absence.login()).list().forEach(task -> give(task, whose(task))));
        }
    }

    /** What the absent person holds for yet another one is still that one's. */
    private String whose(Task task) {
        return jdbc.sql("select a.login from stood_in s join absence a on a.id = s.absence_id where s.task_id = ? and s.deputy = ?")
                .params(task.getId(), task.getAssignee()).query(String.class).optional().orElse(task.getAssignee());
    }

    /** What a deputy has passed on or done stays so; of who may not work any more nothing is given back. */
    private void giveBack(Absence absence) {
        if (people.find(absence.login()).filter(Person::enabled).isPresent()) {
            var held = jdbc.sql("select s.task_id from stood_in s join act_ru_task t on t.id_ = s.task_id and t.assignee_ = s.deputy where s.absence_id = ?")
                    .param(absence.id()).query(String.class).list();
            system.run(() -> held.forEach(id -> give(tasks.createTaskQuery().taskId(id).singleResult(), absence.login())));
        }
        jdbc.sql("delete from stood_in where absence_id = ?").param(absence.id()).update();
    }

    private void note(String task, UUID record, String person, StandIn standIn) {
        jdbc.sql("insert into stood_in (task_id, absence_id, deputy) values (?, ?, ?)").params(task, standIn.absenceId(), standIn.deputy()).update();
        if (record != null) {
            subjects.of(record).ifPresent(about -> timeline.note(about.customerId(), about.opportunityId(), null, "taskStoodIn",
                    Argument.person(standIn.deputy()), Argument.person(person), Argument.day(standIn.lastDay())));
        }
    }

    /** The tasks of a paused deal rest, and the engine would refuse. */
    private void assign(Task task, String to) {
        if (task.isSuspended()) {
            instances.whileActive(record(task), instance -> tasks.setAssignee(task.getId(), to));
        } else {
            tasks.setAssignee(task.getId(), to);
        }
    }

    private UUID record(Task task) {
        var instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        return instance == null ? null : Completions.record(instance.getBusinessKey()).orElse(null);
    }
}
