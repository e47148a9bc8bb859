package dev.salesflow.quotation;

import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.line.LinePrices;
import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.line.TodaysList;
import dev.salesflow.quotation.template.QuotationTemplates;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what is not submitted yet: begins drafts, copies what was offered before, and writes at them. A {@code version} is
 * that of the draft as the person saw it; null where they saw none.
 */
@Component
@Transactional
public class QuotationDrafts {

    private final Quotations quotations;
    private final OpportunityBook opportunities;
    private final LinePrices prices;
    private final TodaysList list;
    private final QuotationTemplates templates;
    private final Clock clock;

    QuotationDrafts(Quotations quotations, OpportunityBook opportunities, LinePrices prices, TodaysList list,
            QuotationTemplates templates, Clock clock) {
        this.quotations = quotations;
        this.opportunities = opportunities;
        this.prices = prices;
        this.list = list;
        this.templates = templates;
        this.clock = clock;
    }

    /** Refused on a closed deal, and while another is in the making. */
    public Quotation begin(UUID opportunityId, String currency, QuotationHead head, List<QuotationLine> lines, String by) {
        if (!opportunities.hold(opportunityId).isOpen()) {
            throw Refusal.of("opportunity.closed");
        }
        var before = quotations.of(opportunityId);
        before.stream().filter(one -> one.state().isInTheMaking()).findFirst().ifPresent(open -> {
            throw Refusal.conflict("quotation.oneInTheMaking", open.revision());
        });
        var revision = before.isEmpty() ? 1 : before.get(0).revision() + 1;
        var draft = Quotation.draft(opportunityId, revision, currency, head, by, clock.instant());
        draft.write(lines);
        return saved(draft, by);
    }

    /** One line that says it all, with list price, tax and cost of the price list where its thing is on it. */
    public Quotation begin(UUID opportunityId, Offer offer, String by) {
        var head = offer.head();
        var line = offer.productId() == null ? offer.unlisted() : prices.priced(offer.wish(), null, offer.currency(), head.language());
        return begin(opportunityId, offer.currency(), head, offer.agreed(line), by);
    }

    /** With lines as the price list has them. */
    public Quotation beginWith(UUID opportunityId, String currency, QuotationHead head, List<LineWish> wishes, String by) {
        var lines = wishes.stream().map(wish -> prices.priced(wish, null, currency, head.language())).toList();
        return begin(opportunityId, currency, head, lines, by);
    }

    /** The next revision, with the lines of the last as the price list has them by now; it holds as long as a new offer usually does, and no shorter than the last. */
    public Quotation revise(UUID opportunityId, String by) {
        var last = quotations.of(opportunityId).stream().filter(one -> !one.lines().isEmpty()).findFirst()
                .orElseThrow(() -> Refusal.of("quotation.noneToRevise"));
        var head = new QuotationHead(last.head().language(), templates.usualValidity(), last.note(), last.head().terms()).validAtLeastUntil(last.head().validUntil());
        return beginAfter(last, head, list.followed(last.lines(), last.currency()), by);
    }

    /** With lines that come of another revision's: who wrote those wrote these. */
    Quotation beginAfter(Quotation last, QuotationHead head, List<QuotationLine> lines, String by) {
        var draft = begin(last.opportunityId(), last.currency(), head, lines, by);
        quotations.writers(last.id()).forEach(login -> quotations.wrote(draft.id(), login));
        return draft;
    }

    public Quotation write(UUID id, Integer version, QuotationHead head, String currency) {
        var draft = editable(id, version);
        draft.write(head, currency);
        return quotations.save(draft);
    }

    /** Adds the line, or puts it in the place of the one with its key. */
    public Quotation put(String by, UUID id, Integer version, LineWish wish) {
        return change(by, id, version, (draft, lines) -> {
            var at = wish.key() == null ? lines.size() : placeOf(wish.key(), lines);
            var line = prices.priced(wish, at < lines.size() ? lines.get(at) : null, draft.currency(), draft.head().language());
            if (at < lines.size()) {
                lines.set(at, line);
            } else {
                lines.add(line);
            }
        });
    }

    /** Its lines as the price list has them by now; what was offered keeps its price, or becomes the list's where that is lower. */
    public Quotation followList(String by, UUID id, Integer version) {
        return change(by, id, version, (draft, lines) -> {
            var followed = list.followed(lines, draft.currency());
            lines.clear();
            lines.addAll(followed);
        });
    }

    public Quotation remove(String by, UUID id, Integer version, UUID key) {
        return change(by, id, version, (draft, lines) -> lines.remove(placeOf(key, lines)));
    }

    /** One place up; the first stays first. */
    public Quotation raise(String by, UUID id, Integer version, UUID key) {
        return change(by, id, version, (draft, lines) -> {
            var at = placeOf(key, lines);
            Collections.swap(lines, at, Math.max(0, at - 1));
        });
    }

    /** Nobody writes at it any more. */
    public void abandon(UUID id) {
        var draft = editable(id, null);
        draft.end();
        quotations.save(draft);
    }

    /** Who began it or changed its lines: none of them approves it. */
    @Transactional(readOnly = true)
    public Set<String> writers(UUID id) {
        return quotations.writers(id);
    }

    private interface Change {

        void on(Quotation draft, List<QuotationLine> lines);
    }

    private Quotation change(String by, UUID id, Integer version, Change change) {
        var draft = editable(id, version);
        var lines = new ArrayList<>(draft.lines());
        change.on(draft, lines);
        draft.write(lines);
        return saved(draft, by);
    }

    private Quotation saved(Quotation draft, String by) {
        var saved = quotations.saveWithLines(draft);
        quotations.wrote(saved.id(), by);
        return saved;
    }

    private Quotation editable(UUID id, Integer version) {
        var draft = quotations.require(id);
        if (!opportunities.hold(draft.opportunityId()).isOpen()) {
            throw Refusal.of("opportunity.closed");
        }
        draft.life().mustBeDraft(draft.revision());
        if (version != null && version != draft.version()) {
            throw new OptimisticLockingFailureException("quotation " + id + " was changed meanwhile");
        }
        return draft;
    }

    private static int placeOf(UUID key, List<QuotationLine> lines) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).key().equals(key)) {
                return at;
            }
        }
        throw new NotFound("quotation line", key);
    }
}
