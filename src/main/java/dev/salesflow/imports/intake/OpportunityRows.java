package dev.salesflow.imports.intake;

import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.customer.CustomerIntake;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.ImportRow;
import dev.salesflow.imports.reading.Words;
import dev.salesflow.opportunity.OpportunityIntake;
import dev.salesflow.opportunity.Outcome;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowOutcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Lists of deals. The stage's word may say the outcome. Where a list gives none, an open deal is at its first visit, a won
 * one at the contract, and a lost one counts as lost in the exchange.
 */
@Component
class OpportunityRows implements KindIntake {

    private static final List<String> SAME_DEAL = List.of("customer", "product", "owner", "startedOn", "closedOn", "amount");

    private final CustomerDirectory customers;
    private final CustomerIntake placeholders;
    private final OpportunityIntake intake;
    private final Clock clock;

    OpportunityRows(CustomerDirectory customers, CustomerIntake placeholders, OpportunityIntake intake, Clock clock) {
        this.customers = customers;
        this.placeholders = placeholders;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.OPPORTUNITIES;
    }

    @Override
    public Optional<Repeated> repeats(ImportRow row, Seen seen) {
        var fields = row.text("externalId") != null ? "externalId"
                : SAME_DEAL.stream().filter(row.values()::containsKey).collect(Collectors.joining(" "));
        return Repeated.of(key(row), fields, seen);
    }

    @Override
    public void remember(ImportRow row, Seen seen) {
        seen.remember(key(row), row.line());
    }

    private static String key(ImportRow row) {
        return row.text("externalId") != null ? "id " + row.text("externalId") : SAME_DEAL.stream()
                .map(field -> Words.fold(String.valueOf(row.values().get(field)))).collect(Collectors.joining("\n"));
    }

    @Override
    public List<RowOutcome> take(List<ImportRow> rows, EarlierRows earlier, IntakeContext context) {
        var found = customers.find(rows.stream().map(row -> row.text("customer")).filter(Objects::nonNull).collect(Collectors.toSet()), context.viewer());
        var refused = rows.stream().map(row -> problem(row, found, context)).toArray(RowOutcome[]::new);
        var good = IntStream.range(0, refused.length).filter(n -> refused[n] == null).mapToObj(rows::get).toList();
        var placeholder = good.stream().anyMatch(row -> row.text("customer") == null) ? placeholders.placeholder(context.placeholderName()) : null;
        var listed = good.stream().map(row -> listed(row, row.text("customer") == null ? placeholder
                : found.get(row.text("customer")).iterator().next(), context)).toList();
        return Outcomes.merge(refused, intake.take(listed, context.viewer(), earlier));
    }

    private RowOutcome problem(ImportRow row, Map<String, Set<UUID>> found, IntakeContext context) {
        var name = row.text("customer");
        var ids = name == null ? 1 : found.getOrDefault(name, Set.of()).size();
        if (ids != 1) {
            return RowOutcome.failed("customer", ids == 0 ? "imports.reason.unknownCustomer" : "imports.reason.severalCustomers", name);
        }
        if (row.text("product") != null && context.products().id(row.text("product")) == null) {
            return RowOutcome.failed("product", "imports.reason.unknownProduct", row.text("product"));
        }
        return context.people().refuses(row.text("owner"), outcome(row) != Outcome.OPEN).orElseGet(() -> datesProblem(row));
    }

    private RowOutcome datesProblem(ImportRow row) {
        var closed = row.date("closedOn");
        if (outcome(row) == Outcome.OPEN) {
            return closed == null ? null : RowOutcome.failed("closedOn", "imports.reason.openButClosed", closed);
        }
        if (closed == null) {
            return RowOutcome.failed("closedOn", "imports.reason.closedWithoutDay");
        }
        if (row.date("startedOn") != null && closed.isBefore(row.date("startedOn"))) {
            return RowOutcome.failed("closedOn", "imports.reason.closedBeforeStart", closed, row.date("startedOn"));
        }
        return closed.isAfter(LocalDate.now(clock)) ? RowOutcome.failed("closedOn", "imports.reason.closedInFuture", closed) : null;
    }

    private static OpportunityIntake.Listed listed(ImportRow row, UUID customer, IntakeContext context) {
        return new OpportunityIntake.Listed(row.text("externalId"), customer, context.products().id(row.text("product")),
                context.people().login(row.text("owner")), stage(row), outcome(row), row.date("startedOn"), row.date("closedOn"),
                row.date("expectedSigning"), row.amount("amount"), row.text("currency"), row.text("lostReason"), row.text("competitor"), row.text("note"));
    }

    private static Outcome outcome(ImportRow row) {
        if (row.text("outcome") != null) {
            return Outcome.valueOf(row.text("outcome"));
        }
        var word = word(row, 1);
        return word.isEmpty() ? Outcome.OPEN : Outcome.valueOf(word);
    }

    private static Stage stage(ImportRow row) {
        var word = word(row, 0);
        if (!word.isEmpty()) {
            return Stage.valueOf(word);
        }
        return switch (outcome(row)) {
            case OPEN -> Stage.FIRST_VISIT;
            case WON -> Stage.CONTRACT;
            case LOST -> Stage.EXCHANGE;
        };
    }

    /** A stage's value is {@code STAGE}, {@code STAGE:OUTCOME} or {@code :OUTCOME}. */
    private static String word(ImportRow row, int part) {
        var parts = row.text("stage") == null ? new String[0] : row.text("stage").split(":");
        return part < parts.length ? parts[part] : "";
    }
}
