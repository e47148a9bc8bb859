package dev.salesflow.prospecting;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
import java.util.Set;

/**
 * A list to be made. Blank texts read as absent.
 *
 * @param requestId names the wish: however often it arrives, one list comes of it
 * @param callers logins
 */
public record NewList(String requestId, String name, String purpose, NameFilter filter, Set<String> callers) {

    public NewList {
        name = PlainText.clean(name);
        purpose = PlainText.cleanLines(purpose);
        callers = Set.copyOf(callers);
    }

    /** Everything that keeps it from being made, each naming its field. */
    List<Refusal> problems() {
        return new Refusals().add(PlainText.requiredProblem("requestId", requestId, 200))
                .add(PlainText.requiredProblem("name", name, 100)).add(PlainText.lineProblem("name", name, 100))
                .add(PlainText.problem("purpose", purpose, 500))
                .require(!callers.isEmpty(), "callers", "prospecting.noCaller").all();
    }
}
