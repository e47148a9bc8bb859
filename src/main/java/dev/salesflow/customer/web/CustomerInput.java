package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads what was typed into the customer form, collecting what is wrong with each field. */
@Component
class CustomerInput {

    private final CustomerList list;
    private final Choices choices;
    private final Clock clock;

    CustomerInput(CustomerList list, Choices choices, Clock clock) {
        this.list = list;
        this.choices = choices;
        this.clock = clock;
    }

    /**
     * @param before the facts so far; what the form did not send, or may not be set by this person, stays
     * @throws Refusal of all fields that are at fault
     */
    CustomerData read(Map<String, String> typed, CustomerData before, Viewer viewer) {
        var values = new EnumMap<CustomerField, Object>(before.values());
        var problems = new Refusals();
        for (var field : CustomerField.values()) {
            if (typed.containsKey(field.key())) {
                var value = problems.read(() -> value(field, typed.get(field.key()), before, viewer));
                if (!problems.concerns(field.key())) {
                    values.put(field, value);
                }
            }
        }
        var data = CustomerData.of(values);
        problems.addAll(data.problems(LocalDate.now(clock))).throwIfAny();
        return data;
    }

    private Object value(CustomerField field, String text, CustomerData before, Viewer viewer) {
        return switch (field) {
            case OWNER -> owner(text, before, viewer);
            case PARENT -> parent(text, before, viewer);
            default -> field.parse(text);
        };
    }

    private String owner(String text, CustomerData before, Viewer viewer) {
        var login = text.isBlank() ? null : text.strip();
        if (!viewer.leads() || Objects.equals(login, before.owner())) {
            return before.owner();
        }
        if (login != null && !choices.owners(viewer).containsKey(login)) {
            throw Refusal.ofField(CustomerField.OWNER.key(), "error.notAChoice");
        }
        return login;
    }

    /** People type a company's name or external id, not our key. */
    private UUID parent(String text, CustomerData before, Viewer viewer) {
        if (text.isBlank()) {
            return null;
        }
        if (text.strip().equals(nameOf(before.parent()))) {
            return before.parent();
        }
        var wanted = text.strip();
        PlainText.problem(CustomerField.PARENT.key(), wanted, CustomerFilter.LONGEST_QUERY).ifPresent(problem -> {
            throw problem;
        });
        var found = list.find(CustomerFilter.named(wanted), new Page.Request(0, Page.LARGEST), viewer)
                .items().stream()
                .filter(row -> row.name().equalsIgnoreCase(wanted) || wanted.equalsIgnoreCase(row.externalId()))
                .toList();
        if (found.size() != 1) {
            throw Refusal.ofField(CustomerField.PARENT.key(), found.isEmpty() ? "customer.error.parent" : "customer.error.parentAmbiguous");
        }
        return found.get(0).id();
    }

    String nameOf(UUID customer) {
        return customer == null ? null : choices.customers(List.of(customer)).get(customer.toString());
    }
}
