package dev.salesflow.process.opportunity;

import dev.salesflow.identity.Viewers;
import dev.salesflow.nurturing.cadence.ContactPlans;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.opportunity.negotiation.Negotiation;
import dev.salesflow.opportunity.negotiation.Point;
import dev.salesflow.opportunity.negotiation.Round;
import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.quotation.DiscountLimits;
import dev.salesflow.quotation.PriceAgreement;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.shared.Money;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A round of negotiation; going on means the customer accepted the price. */
@Component
class NegotiateTermsCompletion implements TaskCompletion {

    private final FactBook factBook;
    private final QuotationBook quotations;
    private final PriceAgreement agreement;
    private final DiscountLimits limits;
    private final ContactPlans plans;
    private final OpportunityBook opportunities;
    private final Negotiation negotiation;
    private final Viewers viewers;
    private final DealForms forms;
    private final FollowUps followUps;
    private final NextStep next;
    private final Clock clock;

    NegotiateTermsCompletion(FactBook factBook, QuotationBook quotations, PriceAgreement agreement, DiscountLimits limits, ContactPlans plans,
            OpportunityBook opportunities, Negotiation negotiation, Viewers viewers, DealForms forms, FollowUps followUps, NextStep next, Clock clock) {
        this.factBook = factBook;
        this.quotations = quotations;
        this.agreement = agreement;
        this.limits = limits;
        this.plans = plans;
        this.opportunities = opportunities;
        this.negotiation = negotiation;
        this.viewers = viewers;
        this.forms = forms;
        this.followUps = followUps;
        this.next = next;
        this.clock = clock;
    }

    @Override
    public String taskId() {
        return "negotiateTerms";
    }

    @Override
    public void complete(CompletedTask task) {
        factBook.recordMeeting(task.businessKey(), Stage.NEGOTIATION, task.date("heldOn").orElseThrow(),
                minutes(task), DealFacts.NONE, task.login());
        negotiation.held(task.businessKey(), round(task), task.login());
        if (NextStep.goesOn(task)) {
            agree(task);
        }
        followUps.take(task, task.optionalText("agreed").orElse(task.text("metWith")));
        next.take(task);
    }

    /**
     * What is beaten down further than the rep may go alone takes the way of every quotation: the step is taken back. So is what is
     * agreed where no offer stands any more, whatever was offered once.
     */
    private void agree(CompletedTask task) {
        var offered = quotations.standing(task.businessKey()).filter(quotation -> quotation.binds(LocalDate.now(clock))).map(Quotation::amount);
        var agreed = agreement.agree(task.businessKey(), task.decimal("agreedAmount").orElse(null), task.login());
        var tier = plans.tierOf(opportunities.get(task.businessKey()).customerId()).orElse(null);
        if (offered.filter(amount -> agreed.amount().compareTo(amount) >= 0).isEmpty() && limits.holds(agreed, tier)) {
            throw Refusal.ofField("agreedAmount", "quotation.agreedBeyondLimit",
                    Money.text(agreed.amount(), agreed.currency(), LocaleContextHolder.getLocale()));
        }
    }

    /** What was said with the customer; the points have a place of their own, and our limit is nobody else's business. */
    private static Map<String, Object> minutes(CompletedTask task) {
        var minutes = new HashMap<>(task.values());
        minutes.keySet().removeAll(Set.of("points", "walkAway", "limits", "belowLimit"));
        return minutes;
    }

    private Round round(CompletedTask task) {
        var points = task.rows("points").stream().filter(row -> Stream.of("kind", "state", "demand", "given", "taken").anyMatch(field -> row.optionalText(field).isPresent()))
                .map(row -> new Point(row.choice("kind", Point.Kind.class).orElse(null), row.text("demand"), row.optionalText("given").orElse(null),
                        row.optionalText("taken").orElse(null), row.choice("state", Point.State.class).orElse(null))).toList();
        return new Round(0, task.date("heldOn").orElseThrow(), task.text("metWith"), task.text("agreed"),
                NextStep.goesOn(task) ? task.decimal("agreedAmount").or(() -> standing(task)).orElse(null) : null,
                new Round.Limit(task.decimal("walkAway").orElse(null), task.optionalText("limits").orElse(null), NextStep.goesOn(task) ? task.optionalText("belowLimit").orElse(null) : null), points, task.login());
    }

    private Optional<BigDecimal> standing(CompletedTask task) {
        return quotations.standing(task.businessKey()).map(Quotation::amount);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var data = forms.known(task);
        quotations.standing(task.businessKey()).ifPresent(quotation -> {
            data.put("quotedAmount", Money.text(quotation.amount(), quotation.currency(), LocaleContextHolder.getLocale()));
            data.put("agreedAmount", quotation.amount());
        });
        negotiation.of(opportunities.get(task.businessKey()), viewers.of(task.login())).stream().map(Round::limit).filter(limit -> !limit.isEmpty()).findFirst()
                .ifPresent(limit -> {
                    Optional.ofNullable(limit.walkAway()).ifPresent(price -> data.put("walkAway", price));
                    Optional.ofNullable(limit.limits()).ifPresent(text -> data.put("limits", text));
                });
        return data;
    }
}
