package dev.salesflow.process.quotation;

import dev.salesflow.identity.People;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.TurnedDown;
import dev.salesflow.process.engine.access.AsThePerson;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Submits a draft from outside Tasklist, by completing the deal's own task in the person's name: so the order of steps, the
 * rights and the refusals are the same.
 */
@Component
public class QuotationSubmission {

    private final QuotationBook quotations;
    private final TaskService tasks;
    private final FormService forms;
    private final AsThePerson engine;
    private final AsTheSystem system;
    private final TurnedDown turnedDown;
    private final People people;

    QuotationSubmission(QuotationBook quotations, TaskService tasks, FormService forms, AsThePerson engine, AsTheSystem system,
            TurnedDown turnedDown, People people) {
        this.quotations = quotations;
        this.tasks = tasks;
        this.forms = forms;
        this.engine = engine;
        this.system = system;
        this.turnedDown = turnedDown;
        this.people = people;
    }

    /** What keeps this person from submitting it now; empty where nothing does. */
    @Transactional(readOnly = true)
    public Optional<Refusal> obstacle(Quotation quotation, String login) {
        if (quotation.state() != Quotation.State.DRAFT) {
            return Optional.of(Refusal.conflict("quotation.noDraft", quotation.revision()));
        }
        return obstacle(task(quotation.opportunityId()).orElse(null), login);
    }

    /**
     * @param version of the draft as the person saw it; null where they saw none
     * @throws Refusal where {@link #obstacle} names one, or the step is refused as in Tasklist
     */
    @Transactional
    public Quotation submit(UUID id, Integer version, String login) {
        var draft = quotations.get(id);
        obstacle(draft, login).ifPresent(refusal -> {
            throw refusal;
        });
        if (version != null && version != draft.version()) {
            throw new OptimisticLockingFailureException("quotation " + id + " was changed meanwhile");
        }
        complete(task(draft.opportunityId()).orElseThrow(), login);
        return quotations.get(id);
    }

    private void complete(Task task, String login) {
        try {
            engine.answer(login, () -> {
                if (task.getAssignee() == null) {
                    tasks.claim(task.getId(), login);
                }
                forms.submitTaskForm(task.getId(), Map.of("nextStep", "on"));
                return null;
            });
        } catch (RuntimeException failed) {
            throw turnedDown.unwrapped(failed);
        }
    }

    private Optional<Refusal> obstacle(Task task, String login) {
        if (task == null) {
            return Optional.of(Refusal.conflict("quotation.submit.notItsTurn"));
        }
        if (task.isSuspended()) {
            return Optional.of(Refusal.conflict("quotation.submit.paused"));
        }
        if (task.getAssignee() != null && !task.getAssignee().equals(login)) {
            return Optional.of(Refusal.of("quotation.submit.held", people.require(task.getAssignee()).name()));
        }
        return task.getAssignee() != null || engine.sees(login, task.getId()) ? Optional.empty() : Optional.of(Refusal.of("quotation.submit.notOffered"));
    }

    private Optional<Task> task(UUID deal) {
        return system.answer(() -> tasks.createTaskQuery().processInstanceBusinessKey(deal.toString())
                .taskDefinitionKey(PrepareQuotationCompletion.TASK).orderByTaskCreateTime().desc().listPage(0, 1)).stream().findFirst();
    }
}
