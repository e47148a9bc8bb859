package dev.salesflow.quotation;

import dev.salesflow.quotation.line.QuotationLines;
import dev.salesflow.quotation.line.TodaysList;
import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The price both sides shook hands on. Whether {@code by} may agree on it is the caller's question. */
@Component
@Transactional
public class PriceAgreement {

    private final QuotationBook book;
    private final QuotationDrafts drafts;
    private final TodaysList list;
    private final Clock clock;

    PriceAgreement(QuotationBook book, QuotationDrafts drafts, TodaysList list, Clock clock) {
        this.book = book;
        this.drafts = drafts;
        this.list = list;
        this.clock = clock;
    }

    /**
     * The standing quotation is accepted, after a new revision where the amount is another, reckoned from the price list of the
     * day. Refused where there is none to accept; at the amount of an expired one too, which a new quotation must renew first,
     * and at another where the list does not offer its lines any more.
     *
     * @param amount null: as offered
     */
    public Quotation agree(UUID opportunityId, BigDecimal amount, String by) {
        var offered = book.of(opportunityId).stream().filter(one -> one.stands() || one.state() == Quotation.State.EXPIRED).findFirst()
                .orElseThrow(() -> Refusal.of("quotation.noneToAccept"));
        if (amount == null || offered.amount().compareTo(amount) == 0) {
            return book.accept(offered.id(), by);
        }
        book.openDeal(opportunityId);
        book.dropMaking(opportunityId);
        var today = LocalDate.now(clock);
        var lines = QuotationLines.agreedAt(amount, list.followed(offered.lines(), offered.currency()), offered.currency());
        var draft = drafts.beginAfter(offered, offered.head().validAtLeastUntil(today), lines, by);
        // By an offer that stands we are bound, whatever the list offers by now.
        if (!offered.binds(today)) {
            book.mustKeepToTheList(draft);
        }
        return book.accept(book.sent(book.submitted(draft), by).id(), by);
    }
}
