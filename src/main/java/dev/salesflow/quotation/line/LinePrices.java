package dev.salesflow.quotation.line;

import dev.salesflow.product.ListedItem;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes lines of wishes. What the price list says is not for a rep to say otherwise: less than it is a discount. */
@Component
public class LinePrices {

    private final PriceListBook list;
    private final Clock clock;

    LinePrices(PriceListBook list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    /** @param before the line that it replaces; null for a new one */
    public QuotationLine priced(LineWish wish, QuotationLine before, String currency, String language) {
        var item = wish.productId() == null ? null : offered(wish, before);
        var listed = item != null && item.listPrice() != null && currency.equals(item.currency());
        var price = listed ? item.listPrice() : wish.unitPrice();
        var name = either(wish.name(), item == null ? null : item.nameIn(language));
        new Refusals()
                .require(name != null, "name", "error.required")
                .require(price != null, "unitPrice", item == null ? "error.required" : "quotation.noListPrice", currency)
                .require(wish.quantity() != null, "quantity", "error.required").throwIfAny();
        if (item != null && item.isDividedBy(wish.quantity())) {
            throw Refusal.ofField("quantity", "quotation.wholeOnly", item.name());
        }
        return new QuotationLine(before == null ? Ids.next() : before.key(),
                wish.optional() ? QuotationLine.Kind.OPTION : QuotationLine.Kind.ITEM, wish.productId(), name, wish.description(),
                wish.quantity(), either(wish.unit(), item == null ? null : item.unitIn(language)), price, either(wish.discountPercent(), BigDecimal.ZERO),
                tax(wish, item), cost(wish, before, item, currency)).asOffered(before);
    }

    private ListedItem offered(LineWish wish, QuotationLine before) {
        var item = list.find(wish.productId()).orElseThrow(() -> Refusal.ofField("product", "error.notAChoice"));
        var kept = before != null && wish.productId().equals(before.productId());
        if (!kept && !item.holdsOn(LocalDate.now(clock))) {
            throw Refusal.ofField("product", "quotation.notOffered", item.name());
        }
        return item;
    }

    private static BigDecimal tax(LineWish wish, ListedItem item) {
        return item != null && item.taxPercent() != null ? item.taxPercent() : either(wish.taxPercent(), BigDecimal.ZERO);
    }

    /** Of another currency nothing is known in this one. */
    private static BigDecimal cost(LineWish wish, QuotationLine before, ListedItem item, String currency) {
        if (item != null) {
            return Objects.equals(currency, item.currency()) ? item.cost() : null;
        }
        return either(wish.unitCost(), before != null && isTheSame(wish, before) ? before.unitCost() : null);
    }

    /** What somebody knew of a thing does not hold for another that takes its line. */
    private static boolean isTheSame(LineWish wish, QuotationLine before) {
        return before.productId() == null && Objects.equals(wish.name(), before.name()) && Objects.equals(wish.unit(), before.unit());
    }

    private static <T> T either(T first, T second) {
        return first != null ? first : second;
    }
}
