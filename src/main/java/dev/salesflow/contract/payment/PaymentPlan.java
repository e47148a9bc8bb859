package dev.salesflow.contract.payment;

import dev.salesflow.shared.Money;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a plan of instalments: their sum is the contract's amount, and nothing that was paid for goes away. */
final class PaymentPlan {

    static final int MOST = 60;
    static final String FIELD = "plan";
    private static final int LONGEST_NOTE = 200;

    private PaymentPlan() {
    }

    static List<Planned> byDay(List<Planned> plan) {
        return plan.stream().sorted(Comparator.comparing(Planned::due)).toList();
    }

    static void check(List<Planned> plan, BigDecimal amount, String currency, LocalDate signedOn, List<Instalment> known) {
        var problems = new Refusals().require(plan.size() <= MOST, FIELD, "contract.plan.most", MOST);
        plan.forEach(one -> problems.addAll(problems(one, currency, signedOn)));
        problems.throwIfAny();
        var sum = plan.stream().map(Planned::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        problems.require(sum.compareTo(amount) == 0, FIELD, "contract.plan.sum", Money.said(sum, currency), Money.said(amount, currency));
        known.stream().filter(one -> one.received().signum() > 0).forEach(one -> problems.require(plan.stream().anyMatch(kept ->
                Integer.valueOf(one.number()).equals(kept.number()) && kept.amount().compareTo(one.received()) >= 0), FIELD, "contract.plan.paid",
                one.number(), Money.said(one.received(), currency)));
        problems.throwIfAny();
    }

    private static List<Refusal> problems(Planned one, String currency, LocalDate signedOn) {
        return new Refusals().require(one.due() != null, "due", "error.required")
                .require(one.amount() != null, "instalment", "error.required")
                .require(one.due() == null || !isTooEarly(one.due(), signedOn), "due", "contract.plan.tooEarly", signedOn)
                .require(one.amount() == null || isPayable(one.amount(), currency), "instalment", "contract.plan.amount", currency, Money.digits(currency))
                .add(PlainText.problem("purpose", one.note(), LONGEST_NOTE)).all();
    }

    static boolean isPayable(BigDecimal amount, String currency) {
        return amount.signum() > 0 && Money.fits(amount, currency);
    }

    /** An advance may come before the signature; long before, the day is a slip. */
    static boolean isTooEarly(LocalDate day, LocalDate signedOn) {
        return day.isBefore(signedOn.minusYears(1));
    }
}
