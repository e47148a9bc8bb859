package dev.salesflow.nurturing.web;

import dev.salesflow.nurturing.ContactNote;
import dev.salesflow.nurturing.ContactResult;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.nurturing.NextAction;
import dev.salesflow.shared.Days;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What was typed into the form of a contact; what cannot be read is noted beside its field and reads as absent. */
final class ContactInput {

    /** Instead of a day: nothing is to be done next. */
    static final String NOTHING = "none";
    /** Instead of one of the offered days: the one of the date field. */
    static final String OTHER_DAY = "other";
    private static final String OF_A_PAGE = "page:";

    private final Map<String, String> values;
    private final Refusals problems = new Refusals();

    ContactInput(Map<String, String> values) {
        this.values = values;
    }

    Refusals problems() {
        return problems;
    }

    /**
     * @param customerId found already, by id or name; null where it was not
     * @param owner of the next action where none was chosen
     */
    ContactNote note(UUID customerId, String owner, ZoneId zone) {
        var request = text("requestId");
        var nothingNext = NOTHING.equals(text("due"));
        problems.require(!nothingNext || text("nextAction") == null, "nextDue", "contactRecord.actionWithoutDay");
        return new ContactNote(request == null ? null : OF_A_PAGE + request, customerId, id("contactId"), id("opportunityId"), heldAt(zone), choice("way", ContactWay.class),
                values.get("said"), values.get("customerWords"), values.get("objection"), values.get("answer"),
                nothingNext ? choice("result", ContactResult.class) : null, nothingNext ? null : next(owner), id("completes"));
    }

    private NextAction next(String owner) {
        var chosen = text("nextOwner");
        return new NextAction(text("nextAction"), chosen == null ? owner : chosen, due(), time("nextTime"));
    }

    private LocalDate due() {
        var chosen = text("due");
        return day("nextDue", OTHER_DAY.equals(chosen) ? text("nextDue") : chosen);
    }

    private LocalDate day(String field, String text) {
        return text == null ? null : problems.read(() -> Days.read(field, text));
    }

    private LocalTime time(String field) {
        return read(field, "form.notATime", LocalTime::parse);
    }

    private Instant heldAt(ZoneId zone) {
        return read("heldAt", "contactRecord.notATime", text -> {
            var held = LocalDateTime.parse(text);
            Days.read("heldAt", held.toLocalDate().toString());
            return held.atZone(zone).toInstant();
        });
    }

    UUID id(String field) {
        return read(field, "error.notAChoice", UUID::fromString);
    }

    <E extends Enum<E>> E choice(String field, Class<E> type) {
        return read(field, "error.notAChoice", text -> Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(text))
                .findFirst().orElseThrow(IllegalArgumentException::new));
    }

    private <T> T read(String field, String problem, Function<String, T> reading) {
        var text = text(field);
        try {
            return text == null ? null : reading.apply(text);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            problems.add(Refusal.ofField(field, problem));
        } catch (Refusal refusal) {
            problems.add(refusal);
        }
        return null;
    }

    private String text(String field) {
        return PlainText.clean(values.get(field));
    }
}
