package dev.salesflow.prospecting.web;

import dev.salesflow.customer.CustomerField;
import dev.salesflow.nurturing.ContactWay;
import dev.salesflow.prospecting.CallOutcome;
import dev.salesflow.prospecting.Sheet;
import dev.salesflow.prospecting.calls.Call;
import dev.salesflow.prospecting.calls.CallBook;
import dev.salesflow.prospecting.calls.CallNote;
import dev.salesflow.prospecting.calls.FollowUp;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.Texts;
import dev.salesflow.shared.web.Typed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was typed on the telephone's page; what cannot be read is noted beside its field and reads as absent. */
final class CallInput {

    /** Before a field's name: what the page showed, so that only what the caller changed is learned. */
    static final String WAS = "was-";
    static final List<String> QUESTIONS = List.of("dataRight", "knowsCompany", "knowsProduct", "knowsRep");
    private static final String OF_A_PAGE = "page:";
    private static final Map<String, String> NAMES = Map.of("nextDue", "followUpDue", "nextAction", "followUpWords", "nextOwner", "followUpOwner", "said", "note");

    private final Typed typed;

    CallInput(Map<String, String> values) {
        this.typed = new Typed(values);
    }

    Refusals problems() {
        return typed.problems();
    }

    String text(String field) {
        return PlainText.clean(typed.values().get(field));
    }

    CallNote note(Texts texts, ZoneId zone) {
        var outcome = typed.oneOf("outcome", CallOutcome.class);
        var request = text("requestId");
        var answers = new CallNote.Answers(answer("dataRight"), answer("knowsCompany"), answer("knowsProduct"), answer("knowsRep"));
        return new CallNote(request == null ? null : OF_A_PAGE + request, typed.id("prospectId"), outcome,
                outcome == null ? null : texts.text("prospecting.outcome." + outcome), typed.values().get("note"),
                outcome == CallOutcome.CALL_BACK ? moment("callBackAt", zone) : null, answers, facts(), typed.id("contactId"),
                CallBook.person(text("contact.name"), text("contact.title"), text("contact.phone")), followUp(texts));
    }

    private Boolean answer(String field) {
        var text = text(field);
        typed.problems().require(text == null || text.equals("true") || text.equals("false"), field, "error.notAChoice");
        return text == null ? null : Boolean.valueOf(text);
    }

    private Instant moment(String field, ZoneId zone) {
        var text = text(field);
        try {
            return text == null ? null : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException notAMoment) {
            typed.problems().require(false, field, "contactRecord.notATime");
            return null;
        }
    }

    /** Only what differs from what the page showed: what somebody else changed meanwhile is not overwritten by what nobody touched. */
    private Map<CustomerField, Object> facts() {
        var facts = new EnumMap<CustomerField, Object>(CustomerField.class);
        for (var field : Sheet.ALL) {
            var now = typed.values().get(field.key());
            if (now != null && !Objects.equals(PlainText.cleanLines(now), PlainText.cleanLines(typed.values().get(WAS + field.key())))) {
                try {
                    facts.put(field, field.parse(now));
                } catch (Refusal unreadable) {
                    typed.problems().add(unreadable);
                }
            }
        }
        return facts;
    }

    /** A day or words make one; a way alone is what the form proposes. */
    private FollowUp followUp(Texts texts) {
        var due = typed.date("followUpDue");
        var words = text("followUpWords");
        if (due == null && words == null && !typed.problems().concerns("followUpDue")) {
            return null;
        }
        var way = typed.oneOf("followUpWay", ContactWay.class);
        var start = texts.text("prospecting.followUp." + (way == null ? ContactWay.PHONE : way));
        return new FollowUp(words == null ? start : texts.text("prospecting.followUp.words", start, words), text("followUpOwner"), due, typed.time("followUpTime"));
    }

    /** What other modules call by other names. */
    static Map<String, String> named(Map<String, String> problems) {
        var named = new HashMap<String, String>();
        problems.forEach((field, sentence) -> named.put(NAMES.getOrDefault(field, field), sentence));
        return named;
    }

    /** As it was typed before it was taken back. */
    static void restore(Call call, Map<String, String> typed, ZoneId zone) {
        put(typed, "outcome", call.outcome());
        put(typed, "note", call.note());
        put(typed, "dataRight", call.outcome().wrongData() ? null : call.dataRight());
        put(typed, "knowsCompany", call.knowsCompany());
        put(typed, "knowsProduct", call.knowsProduct());
        put(typed, "knowsRep", call.knowsRep());
        if (call.callBackAt() != null) {
            put(typed, "callBackAt", LocalDateTime.ofInstant(call.callBackAt(), zone).truncatedTo(ChronoUnit.MINUTES));
        }
    }

    private static void put(Map<String, String> typed, String field, Object value) {
        if (value != null) {
            typed.put(field, value.toString());
        }
    }
}
