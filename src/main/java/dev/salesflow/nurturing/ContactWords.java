package dev.salesflow.nurturing;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.SensitiveNumbers;
import java.util.List;

/** What was said in a contact, and how: what its author may still correct. Blank texts read as absent. */
public record ContactWords(ContactWay way, String said, String customerWords, String objection, String answer) {

    private static final int LONGEST_SAID = 4_000;
    private static final int LONGEST = 2_000;

    public ContactWords {
        said = clean(said);
        customerWords = clean(customerWords);
        objection = clean(objection);
        answer = clean(answer);
    }

    /** Everything that keeps them from being recorded, each naming its field. */
    List<Refusal> problems() {
        var problems = new Refusals()
                .require(way != null, "way", "error.required")
                .require(said != null, "said", "error.required");
        text(problems, "said", said, LONGEST_SAID);
        text(problems, "customerWords", customerWords, LONGEST);
        text(problems, "objection", objection, LONGEST);
        text(problems, "answer", answer, LONGEST);
        return problems.all();
    }

    private static void text(Refusals problems, String field, String text, int longest) {
        problems.add(PlainText.problem(field, text, longest))
                .require(text == null || !SensitiveNumbers.in(text), field, "error.sensitiveNumber");
    }

    private static String clean(String text) {
        return PlainText.clean(text) == null ? null : text.strip().replace("\r\n", "\n");
    }
}
