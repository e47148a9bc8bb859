package dev.salesflow.quotation.line;

import dev.salesflow.product.ListedItem;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.shared.Money;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Holds lines against the price list of the day: what is offered keeps its price, and what that is off the list is reckoned anew. */
@Component
public class TodaysList {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PriceListBook list;
    private final Clock clock;

    TodaysList(PriceListBook list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    /**
     * A line of which the list says otherwise by now.
     *
     * @param today as the list has it
     * @param offered whether the list still offers it
     * @param divided whether it is quoted in pieces, though it is sold in whole units only
     */
    public record Change(QuotationLine line, QuotationLine today, boolean offered, boolean divided) {

        public boolean priceChanged() {
            return differs(line.unitPrice(), today.unitPrice());
        }

        public boolean taxChanged() {
            return differs(line.taxPercent(), today.taxPercent());
        }

        boolean isAny() {
            return priceChanged() || taxChanged() || !offered || divided;
        }

        String told(String currency) {
            var name = line.name() == null ? "" : line.name();
            return name + ": " + (priceChanged() ? money(line.unitPrice(), currency) + " → " + money(today.unitPrice(), currency)
                    : percent(line.taxPercent()) + " → " + percent(today.taxPercent()));
        }

        private static String money(BigDecimal amount, String currency) {
            return Money.text(amount, currency, LocaleContextHolder.getLocale());
        }

        private static String percent(BigDecimal number) {
            return number.stripTrailingZeros().toPlainString() + " %";
        }
    }

    /** Of what somebody sees in the line; a cost that changed is not among it. */
    public List<Change> changes(List<QuotationLine> lines, String currency) {
        var items = items(lines);
        return lines.stream().filter(line -> items.containsKey(line.productId()))
                .map(line -> change(line, items.get(line.productId()), currency)).filter(Change::isAny).toList();
    }

    /** The keys of the lines whose price is the list's of today. */
    public Set<UUID> atListPrice(List<QuotationLine> lines, String currency) {
        var items = items(lines);
        return lines.stream().filter(line -> items.containsKey(line.productId())).filter(line -> isAtListPrice(line, items.get(line.productId()), currency))
                .map(QuotationLine::key).collect(Collectors.toSet());
    }

    private static boolean isAtListPrice(QuotationLine line, ListedItem item, String currency) {
        return currency.equals(item.currency()) && item.listPrice() != null && !differs(line.unitPrice(), item.listPrice());
    }

    /** Why these lines cannot be submitted today; empty where nothing is in the way. */
    public Optional<Refusal> obstacle(List<QuotationLine> lines, String currency) {
        var changes = changes(lines, currency);
        return named(changes, change -> !change.offered(), change -> change.line().name(), "quotation.notOfferedMore")
                .or(() -> named(changes, Change::divided, change -> change.line().name(), "quotation.lineWholeOnly"))
                .or(() -> named(changes, change -> true, change -> change.told(currency), "quotation.listChanged"));
    }

    private static Optional<Refusal> named(List<Change> changes, Predicate<Change> which, Function<Change, String> name, String key) {
        var names = changes.stream().filter(which).map(name).collect(Collectors.joining("; "));
        return changes.stream().anyMatch(which) ? Optional.of(Refusal.conflict(key, names)) : Optional.empty();
    }

    /**
     * With list price, tax and cost of today at the price that each was offered for, or the list's where that is lower; what no
     * discount of two digits meets to the cent is a line of what was agreed, or is said with the option. The same where nothing changed.
     */
    public List<QuotationLine> followed(List<QuotationLine> lines, String currency) {
        var items = items(lines);
        var digits = QuotationLines.digits(currency);
        var followed = new ArrayList<QuotationLine>();
        var offered = BigDecimal.ZERO;
        for (var line : lines) {
            var today = today(line, items.get(line.productId()), currency);
            followed.add(today);
            if (line.counts()) {
                offered = offered.add(differs(line.unitPrice(), today.unitPrice()) ? line.amount(digits).min(today.list(digits)) : line.amount(digits));
            }
        }
        return QuotationTotals.of(followed, digits).amount().compareTo(offered) == 0 ? followed
                : QuotationLines.agreedAt(offered.max(BigDecimal.ZERO), followed, currency);
    }

    private Map<UUID, ListedItem> items(List<QuotationLine> lines) {
        return list.byId(lines.stream().map(QuotationLine::productId).filter(Objects::nonNull).distinct().toList());
    }

    private Change change(QuotationLine line, ListedItem item, String currency) {
        return new Change(line, today(line, item, currency), item.holdsOn(LocalDate.now(clock)), item.isDividedBy(line.quantity()));
    }

    /** What is not offered any more has no price of today: it stays as it was. */
    private QuotationLine today(QuotationLine line, ListedItem item, String currency) {
        if (item == null || !item.holdsOn(LocalDate.now(clock))) {
            return line;
        }
        var inItsCurrency = currency.equals(item.currency());
        var price = inItsCurrency && item.listPrice() != null ? item.listPrice() : line.unitPrice();
        var tax = item.taxPercent() != null ? item.taxPercent() : line.taxPercent();
        var listed = line.listed(price, discount(line, price, currency), tax, inItsCurrency ? item.cost() : null);
        var digits = QuotationLines.digits(currency);
        return line.counts() ? listed : listed.offeredAt(line.amount(digits), digits);
    }

    private static BigDecimal discount(QuotationLine line, BigDecimal price, String currency) {
        if (!differs(price, line.unitPrice())) {
            return line.discountPercent();
        }
        var full = line.quantity().multiply(price);
        var off = full.subtract(line.amount(QuotationLines.digits(currency)));
        return off.signum() <= 0 ? BigDecimal.ZERO : HUNDRED.multiply(off).divide(full, 2, RoundingMode.HALF_UP);
    }

    private static boolean differs(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) != 0;
    }
}
