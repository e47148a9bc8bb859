package dev.salesflow.quotation.web;

import dev.salesflow.opportunity.rights.DealRights;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.QuotationHead;
import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.quotation.line.QuotationLines;
import dev.salesflow.quotation.rights.QuotationRights;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.Typed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A deal's quotations as JSON; all figures are decimal strings, none of them a cost. */
@RestController
@RequestMapping("/api/opportunities/{deal}/quotations")
class QuotationApi {

    private static final int LONGEST = 10000;

    /** A line as it stands. */
    @Schema(name = "QuotationLine")
    record Line(UUID key, QuotationLine.Kind kind, UUID product, String name, String description, String quantity, String unit,
            String unitPrice, String discountPercent, String taxPercent, String amount) {
    }

    /** One revision; {@code amount} is to be paid, tax included. */
    @Schema(name = "Quotation")
    record Item(UUID id, String number, int revision, Quotation.State state, String currency, String language, LocalDate validUntil,
            String note, String terms, String listAmount, String discountPercent, String taxAmount, String amount, List<Line> lines) {
    }

    /** All of a deal's. */
    @Schema(name = "QuotationList")
    record All(List<Item> items) {
    }

    /** A line as it is wished; what is left out is taken from the price list. */
    @Schema(name = "QuotationLineWish")
    record Wish(String product, String name, String description, String quantity, String unit, String unitPrice, String discountPercent,
            String taxPercent, Boolean optional) {
    }

    /** A quotation to be drafted. */
    @Schema(name = "QuotationDraft")
    record Draft(String currency, String language, String validUntil, String note, String terms, List<Wish> lines) {
    }

    private final DealRights deals;
    private final QuotationRights rights;
    private final QuotationBook quotations;
    private final QuotationDrafts drafts;

    QuotationApi(DealRights deals, QuotationRights rights, QuotationBook quotations, QuotationDrafts drafts) {
        this.deals = deals;
        this.rights = rights;
        this.quotations = quotations;
        this.drafts = drafts;
    }

    @Operation(operationId = "listQuotations", summary = "A deal's quotations, newest first")
    @GetMapping
    All list(@PathVariable UUID deal) {
        deals.visible(deal);
        return new All(quotations.of(deal).stream().map(QuotationApi::item).toList());
    }

    @Operation(operationId = "findQuotation", summary = "A quotation")
    @GetMapping("/{id}")
    Item one(@PathVariable UUID deal, @PathVariable UUID id) {
        return item(rights.visible(deal, id));
    }

    @Operation(operationId = "draftQuotation", summary = "Drafts the next revision",
            description = "Refused while another is in the making. A product's price in the currency is that of the price list; less is a discount.")
    @PostMapping
    ResponseEntity<Item> draft(@PathVariable UUID deal, @RequestBody Draft draft) {
        deals.changeable(deal);
        var head = new Typed(texts("currency", draft.currency(), "language", draft.language(), "validUntil", draft.validUntil(),
                "note", draft.note(), "terms", draft.terms()));
        head.required("currency", LONGEST);
        head.required("language", LONGEST);
        head.required("validUntil", LONGEST);
        var currency = head.currency("currency");
        var written = new QuotationHead(head.text("language", LONGEST), head.date("validUntil"), head.text("note", LONGEST), head.text("terms", LONGEST));
        var wishes = wishes(draft.lines() == null ? List.of() : draft.lines(), head.problems());
        head.problems().throwIfAny();
        var begun = drafts.beginWith(deal, currency, written, wishes, deals.login());
        return ResponseEntity.created(URI.create("/api/opportunities/" + deal + "/quotations/" + begun.id())).body(item(begun));
    }

    @Operation(operationId = "addQuotationLine", summary = "Adds a line to a draft")
    @PostMapping("/{id}/lines")
    Item add(@PathVariable UUID deal, @PathVariable UUID id, @RequestBody Wish line) {
        rights.changeable(deal, id);
        var typed = typed(line);
        var wish = wish(typed, line);
        typed.problems().throwIfAny();
        return item(drafts.put(deals.login(), id, null, wish));
    }

    private static List<LineWish> wishes(List<Wish> lines, Refusals problems) {
        var wishes = new ArrayList<LineWish>();
        for (int at = 0; at < lines.size(); at++) {
            var place = "lines[" + at + "].";
            if (lines.get(at) == null) {
                problems.require(false, "lines[" + at + "]", "error.required");
                continue;
            }
            var typed = typed(lines.get(at));
            wishes.add(wish(typed, lines.get(at)));
            typed.problems().all().forEach(one -> problems.add(Refusal.ofField(place + one.field(), one.key(), one.arguments())));
        }
        return wishes;
    }

    private static Typed typed(Wish line) {
        return new Typed(texts("product", line.product(), "name", line.name(), "description", line.description(), "quantity", line.quantity(),
                "unit", line.unit(), "unitPrice", line.unitPrice(), "discountPercent", line.discountPercent(), "taxPercent", line.taxPercent()));
    }

    private static LineWish wish(Typed typed, Wish line) {
        typed.required("quantity", LONGEST);
        return new LineWish(null, Boolean.TRUE.equals(line.optional()), typed.id("product"), typed.text("name", LONGEST), typed.text("description", LONGEST),
                typed.number("quantity"), typed.text("unit", LONGEST), typed.number("unitPrice"), typed.number("discountPercent"),
                typed.number("taxPercent"), null);
    }

    private static Map<String, String> texts(String... pairs) {
        var texts = new HashMap<String, String>();
        for (int at = 0; at < pairs.length; at += 2) {
            texts.put(pairs[at], pairs[at + 1]);
        }
        return texts;
    }

    private static Item item(Quotation quotation) {
        var digits = QuotationLines.digits(quotation.currency());
        var head = quotation.head();
        return new Item(quotation.id(), quotation.number(), quotation.revision(), quotation.state(), quotation.currency(), head.language(),
                head.validUntil(), head.note(), head.terms(), text(quotation.totals().list()), text(quotation.discountPercent()),
                text(quotation.totals().tax()), text(quotation.amount()),
                quotation.lines().stream().map(line -> line(line, digits)).toList());
    }

    private static Line line(QuotationLine line, int digits) {
        return new Line(line.key(), line.kind(), line.productId(), line.name(), line.description(), text(line.quantity()), line.unit(),
                text(line.unitPrice()), text(line.discountPercent()), text(line.taxPercent()), text(line.amount(digits)));
    }

    private static String text(BigDecimal number) {
        return number.toPlainString();
    }
}
