package dev.salesflow.process.quotation;

import dev.salesflow.absence.Absences;
import dev.salesflow.absence.StandIn;
import dev.salesflow.identity.People;
import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.process.engine.TurnedDown;
import dev.salesflow.process.engine.access.AsThePerson;
import dev.salesflow.process.opportunity.OpportunityVariables;
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
    private final Absences absences;

    QuotationSubmission(QuotationBook quotations, TaskService tasks, FormService forms, AsThePerson engine, AsTheSystem system,
            TurnedDown turnedDown, People people, Absences absences) {
        this.quotations = quotations;
        this.tasks = tasks;
        this.forms = forms;
        this.engine = engine;
        this.system = system;
        this.turnedDown = turnedDown;
        this.people = people;
        this.absences = absences;
    }

    /** What keeps this person from submitting it now; empty where nothing does. */
    @Transactional(readOnly = true)
    public Optional<Refusal> obstacle(Quotation quotation, String login) {
        if (quotation.state() != Quotation.State.DRAFT) {
            return Optional.of(Refusal.conflict("quotation.noDraft", quotation.revision()));
        }
        var task = task(quotation.opportunityId());
        return task.isPresent() ? obstacle(task.get(), login).or(() -> quotations.behindTheList(quotation)) : Optional.of(Refusal.conflict(
                of(quotation.opportunityId(), NEGOTIATION).isPresent() ? "quotation.submit.fromNegotiation" : "quotation.submit.notItsTurn"));
    }

    /**
     * A step to be completed in Tasklist first.
     *
     * @param key as the model names it
     */
    public record Way(String task, String key) {
    }

    /** The step of the negotiation, or of doubts that lead to somebody else; empty where none has to be done, or not by this person. */
    @Transactional(readOnly = true)
    public Optional<Way> wayThere(Quotation quotation, String login) {
        var standsAt = task(quotation.opportunityId());
        return (standsAt.isPresent() ? standsAt.filter(task -> held(task, login).isEmpty() && leadsToAnother(task, login).isPresent())
                : of(quotation.opportunityId(), NEGOTIATION).filter(task -> engine.sees(login, task.getId())))
                .map(task -> new Way(task.getId(), task.getTaskDefinitionKey()));
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
        return held(task, login).or(() -> leadsToAnother(task, login));
    }

    private Optional<Refusal> held(Task task, String login) {
        if (task.isSuspended()) {
            return Optional.of(Refusal.conflict("quotation.submit.paused"));
        }
        if (task.getAssignee() != null && !task.getAssignee().equals(login)) {
            return Optional.of(Refusal.of("quotation.submit.held", people.require(task.getAssignee()).name(), name(task)));
        }
        return task.getAssignee() != null || engine.sees(login, task.getId()) ? Optional.empty() : Optional.of(Refusal.of("quotation.submit.notOffered", name(task)));
    }

    /** A new quotation leads from the doubts to the deal's rep, or who stands in for them, whoever cleared the doubts. */
    private Optional<Refusal> leadsToAnother(Task task, String login) {
        var owner = task.getTaskDefinitionKey().equals(DOUBTS) ? owner(task) : null;
        return Optional.ofNullable(owner).filter(rep -> !rep.equals(login))
                .map(rep -> absences.standIn(rep).map(StandIn::deputy).orElse(rep)).filter(next -> !next.equals(login))
                .map(next -> Refusal.of("quotation.submit.fromDoubts", people.require(next).name()));
    }

    private String owner(Task task) {
        return system.answer(() -> (String) tasks.getVariable(task.getId(), OpportunityVariables.OWNER.name()));
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
