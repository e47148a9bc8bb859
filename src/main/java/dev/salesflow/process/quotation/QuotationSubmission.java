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
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Submits a draft from outside Tasklist, by completing the deal's own task in the person's name: so the order of steps, the
 * rights and the refusals are the same.
 */
@Component
public class QuotationSubmission {

    /** From here a new quotation asks nothing more, so that its step is completed on the way. */
    private static final String DOUBTS = "clearDoubts";
    /** From here it asks what was said in the round, so that the person has to complete its step. */
    private static final String NEGOTIATION = "negotiateTerms";

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
        var task = task(quotation.opportunityId());
        return task.isPresent() ? obstacle(task.get(), login) : Optional.of(Refusal.conflict(
                of(quotation.opportunityId(), NEGOTIATION).isPresent() ? "quotation.submit.fromNegotiation" : "quotation.submit.notItsTurn"));
    }

    /** The negotiation's step, to be completed with a new quotation first; empty where that is not what it takes, or not this person's to do. */
    @Transactional(readOnly = true)
    public Optional<String> wayThere(Quotation quotation, String login) {
        return task(quotation.opportunityId()).isPresent() ? Optional.empty()
                : of(quotation.opportunityId(), NEGOTIATION).map(Task::getId).filter(id -> engine.sees(login, id));
    }

    /**
     * @param version of the draft as the person saw it; null where they saw none
     * @throws Refusal where {@link #obstacle} names one, or the step is refused as in Tasklist
     */
    @Transactional
    public Quotation submit(UUID id, Integer version, String login) {
        var draft = quotations.get(id);
        refuse(obstacle(draft, login));
        if (version != null && version != draft.version()) {
            throw new OptimisticLockingFailureException("quotation " + id + " was changed meanwhile");
        }
        var step = task(draft.opportunityId()).orElseThrow();
        if (step.getTaskDefinitionKey().equals(DOUBTS)) {
            complete(step, "quotation", login);
            // Where it leads and to whom is the model's to say, which an administrator may have drawn anew.
            step = of(draft.opportunityId(), PrepareQuotationCompletion.TASK).orElseThrow(() -> Refusal.conflict("quotation.submit.notItsTurn"));
            refuse(obstacle(step, login));
        }
        complete(step, "on", login);
        return quotations.get(id);
    }

    private static void refuse(Optional<Refusal> obstacle) {
        obstacle.ifPresent(refusal -> {
            throw refusal;
        });
    }

    private void complete(Task task, String nextStep, String login) {
        try {
            engine.answer(login, () -> {
                if (task.getAssignee() == null) {
                    tasks.claim(task.getId(), login);
                }
                forms.submitTaskForm(task.getId(), Map.of("nextStep", nextStep));
                return null;
            });
        } catch (RuntimeException failed) {
            throw turnedDown.unwrapped(failed);
        }
    }

    private Optional<Refusal> obstacle(Task task, String login) {
        if (task.isSuspended()) {
            return Optional.of(Refusal.conflict("quotation.submit.paused"));
        }
        if (task.getAssignee() != null && !task.getAssignee().equals(login)) {
            return Optional.of(Refusal.of("quotation.submit.held", people.require(task.getAssignee()).name(), name(task)));
        }
        return task.getAssignee() != null || engine.sees(login, task.getId()) ? Optional.empty() : Optional.of(Refusal.of("quotation.submit.notOffered", name(task)));
    }

    private static DefaultMessageSourceResolvable name(Task task) {
        return new DefaultMessageSourceResolvable("quotation.submit.step." + task.getTaskDefinitionKey());
    }

    /** The step that submits it; that of the doubts where the deal stands there, for a new quotation leads on from them. */
    private Optional<Task> task(UUID deal) {
        return of(deal, PrepareQuotationCompletion.TASK).or(() -> of(deal, DOUBTS));
    }

    private Optional<Task> of(UUID deal, String step) {
        return system.answer(() -> tasks.createTaskQuery().processInstanceBusinessKey(deal.toString()).taskDefinitionKey(step).orderByTaskCreateTime().desc().listPage(0, 1)).stream().findFirst();
    }
}
