package dev.salesflow.process.handover;

import dev.salesflow.contract.Contract;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.Term;
import dev.salesflow.contract.payment.Instalment;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.line.QuotationLine;
import dev.salesflow.shared.web.Texts;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was sold, line by line, and on which terms, in the language of whoever reads; no cost and no margin is among it. */
@Component
class SoldWords {

    private final QuotationBook quotations;
    private final ContractBook contracts;
    private final Texts texts;

    SoldWords(QuotationBook quotations, ContractBook contracts, Texts texts) {
        this.quotations = quotations;
        this.contracts = contracts;
        this.texts = texts;
    }

    /** The lines that were bought; what was offered beside is none of them. */
    Stream<String> scope(Contract contract) {
        var quotation = quotations.get(contract.quotationId());
        var bought = quotation.lines().stream().filter(line -> line.kind() == QuotationLine.Kind.ITEM && line.name() != null).map(this::line).toList();
        var head = bought.isEmpty() ? Stream.<String>empty() : Stream.of(texts.text("handover.sheet.quotation", quotation.number()));
        return Stream.of(head, bought.stream(), Stream.ofNullable(quotation.note())).flatMap(part -> part);
    }

    /** The long text of the quotation stands last, so that nothing shorter is cut off behind it. */
    Stream<String> terms(Contract contract) {
        return Stream.of(Stream.of(texts.text("handover.sheet.contract", contract.number(), contract.signedOn().toString(),
                        texts.money(contract.amount(), contract.currency()))), Stream.ofNullable(contract.note()), days(contract.term()),
                contracts.instalments(contract.id()).stream().map(one -> instalment(one, contract.currency())),
                Stream.of(quotations.get(contract.quotationId())).map(Quotation::head).map(head -> head.terms()).filter(Objects::nonNull))
                .flatMap(part -> part);
    }

    private String line(QuotationLine line) {
        var quantity = line.quantity().stripTrailingZeros().toPlainString() + (line.unit() == null ? "" : " " + line.unit());
        return "– " + line.name() + ": " + quantity + (line.description() == null ? "" : " – " + line.description());
    }

    private Stream<String> days(Term term) {
        var from = term.startsOn();
        var until = term.endsOn();
        var runs = from == null && until == null ? null : texts.text("handover.sheet.runs", from == null ? "…" : from.toString(), until == null ? "…" : until.toString());
        var warranty = term.warrantyUntil() == null ? null : texts.text("handover.sheet.warranty", term.warrantyUntil().toString());
        return Stream.of(runs, warranty).filter(Objects::nonNull);
    }

    private String instalment(Instalment one, String currency) {
        return texts.text("handover.sheet.instalment", one.number(), one.due().toString(), texts.money(one.amount(), currency))
                + (one.note() == null ? "" : " (" + one.note() + ")");
    }
}
