package dev.salesflow.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.salesflow.demo.DemoRecords.Kind;
import dev.salesflow.product.PriceList;
import dev.salesflow.quotation.Offer;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.QuotationHead;
import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.quotation.template.QuotationTemplate;
import dev.salesflow.quotation.template.QuotationTemplates;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The demo's offers: with the lines of {@code quotation-lines.csv}, or with one that says it all. */
@Component
class DemoQuotations {

    private final QuotationBook quotations;
    private final QuotationDrafts drafts;
    private final QuotationTemplates templates;
    private final PriceList prices;
    private final DemoRecords records;

    DemoQuotations(QuotationBook quotations, QuotationDrafts drafts, QuotationTemplates templates, PriceList prices, DemoRecords records) {
        this.quotations = quotations;
        this.drafts = drafts;
        this.templates = templates;
        this.prices = prices;
        this.records = records;
    }

    void send(UUID deal, String name, Offer offer, String suffix, String by) {
        var lines = DemoFiles.rows("quotation-lines.csv").stream().filter(row -> row.getField("deal").equals(name))
                .map(row -> wish(row, suffix)).toList();
        if (lines.isEmpty()) {
            quotations.send(deal, offer, by);
            return;
        }
        var chinese = "CNY".equals(offer.currency());
        var head = new QuotationHead(chinese ? "zh" : "en", offer.validUntil(), offer.note(), terms(chinese));
        var draft = drafts.beginWith(deal, offer.currency(), head, lines, by);
        quotations.submit(draft.id(), by);
        quotations.approve(draft.id());
        quotations.send(draft.id(), by);
    }

    /** What a quotation can begin with, of products that are on the list by now. */
    void template(String suffix, String step) {
        var lines = DemoFiles.rows("template-lines.csv").stream().map(row -> new QuotationTemplate.Line(prices.find(row.getField("product") + suffix).orElseThrow().id(),
                new BigDecimal(row.getField("quantity")), BigDecimal.ZERO, row.getField("optional").equals("true"))).toList();
        records.add(Kind.QUOTATION_TEMPLATE, templates.put(new QuotationTemplate(null, 0, "ERP 标准方案" + suffix, "ERP, the usual" + suffix, terms(true), terms(false),
                lines)), step);
    }

    void accept(UUID deal, String by) {
        quotations.accept(quotations.standing(deal).orElseThrow().id(), by);
    }

    private LineWish wish(NamedCsvRecord row, String suffix) {
        var product = prices.find(row.getField("product") + suffix).orElseThrow();
        return new LineWish(null, row.getField("optional").equals("true"), product.id(), null, null, new BigDecimal(row.getField("quantity")), null,
                new BigDecimal(row.getField("price")), new BigDecimal(row.getField("discount")), null, null);
    }

    private static String terms(boolean chinese) {
        return chinese ? "付款：合同签订后付 30%，系统上线付 50%，验收后付 20%。\n交付：合同生效后 60 天内上线。"
                : "Payment: 30 % on signing, 50 % on go-live, 20 % on acceptance.\nDelivery: live within 60 days of the contract.";
    }
}
