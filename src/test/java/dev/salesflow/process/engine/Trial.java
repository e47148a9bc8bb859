package dev.salesflow.process.engine;

import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** A business side for the test model {@code trial}: remembers what it was given. */
@Component
class Trial implements TaskCompletion, TaskCreated, ProcessStart {

    static final Variable<String> NEXT_STEP = new Variable<>("nextStep", String.class);
    static final Variable<String> OWNER = new Variable<>("owner", String.class);
    static final Variable<String> MANAGERS = new Variable<>("managerGroup", String.class);

    final Map<UUID, CompletedTask> completed = new ConcurrentHashMap<>();
    final Map<UUID, CreatedTask> created = new ConcurrentHashMap<>();

    @Override
    public String taskId() {
        return "recordTrial";
    }

    @Override
    public void complete(CompletedTask task) {
        if (task.text("who").equals("nobody")) {
            throw Refusal.ofField("who", "error.notAChoice");
        }
        completed.put(task.businessKey(), task);
        task.route(NEXT_STEP, task.yes("agreed") ? "end" : "free");
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        return Map.of("customerName", "Acme", "amount", new BigDecimal("12.50"), "heldOn", LocalDate.of(2026, 11, 22),
                "products", List.of(new Choice("p1", "Planner"), new Choice("p2", "Store")));
    }

    @Override
    public Optional<Urgency> created(CreatedTask task) {
        if (!task.processId().equals("trial")) {
            return Optional.empty();
        }
        created.put(task.businessKey(), task);
        return Optional.of(new Urgency("A", new BigDecimal("50000"), LocalDate.of(2026, 11, 25)));
    }

    @Override
    public String processId() {
        return "trial";
    }

    @Override
    public UUID start(CompletedTask form, String requestId) {
        form.route(OWNER, form.login());
        form.route(MANAGERS, "managers-none");
        return Ids.next();
    }

    @Override
    public Map<String, Object> formData(String login) {
        return Map.of("customers", List.of(new Choice("c1", "Acme")));
    }
}
