package dev.salesflow.quotation.paper;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.company.Letterheads;
import dev.salesflow.company.Logo;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.shared.PdfPress;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Quotations on paper: printed anew and marked as drafts while they are not sent, and once they are out kept as they went out. */
@Component
@Transactional
public class Papers {

    private static final int LONGEST_CUSTOMER = 60;

    private final ITemplateEngine templates;
    private final PdfPress press;
    private final CompanyBook company;
    private final Letterheads letterheads;
    private final OpportunityBook opportunities;
    private final CustomerBook customers;
    private final People people;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    Papers(ITemplateEngine templates, PdfPress press, CompanyBook company, Letterheads letterheads, OpportunityBook opportunities,
            CustomerBook customers, People people, MessageSource messages, JdbcClient jdbc, Clock clock) {
        this.templates = templates;
        this.press = press;
        this.company = company;
        this.letterheads = letterheads;
        this.opportunities = opportunities;
        this.customers = customers;
        this.people = people;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of what is out, always the same bytes. */
    public Paper of(Quotation quotation) {
        if (quotation.life().sentAt() == null) {
            return print(quotation);
        }
        return kept(quotation.id()).orElseGet(() -> {
            keep(quotation.id(), print(quotation));
            return kept(quotation.id()).orElseThrow();
        });
    }

    private Optional<Paper> kept(UUID quotation) {
        return jdbc.sql("select name, content from quotation_paper where quotation_id = ?").param(quotation).query(Paper.class).optional();
    }

    private void keep(UUID quotation, Paper paper) {
        jdbc.sql("insert into quotation_paper (quotation_id, name, content, made_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(quotation, paper.name(), paper.content(), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
    }

    private Paper print(Quotation quotation) {
        var deal = opportunities.get(quotation.opportunityId());
        var customer = customers.get(deal.customerId()).name();
        var text = new PaperText(quotation);
        var values = new HashMap<String, Object>(letterhead(quotation.head().language()));
        values.put("quotation", quotation);
        values.put("text", text);
        values.put("draft", quotation.life().sentAt() == null);
        values.put("customer", customer);
        values.put("font", PdfPress.FONT);
        values.put("date", day(Optional.ofNullable(quotation.life().sentAt()).orElseGet(clock::instant)));
        values.put("rep", people.find(deal.owner() == null ? quotation.createdBy() : deal.owner()).map(Person::name).orElse(null));
        var page = templates.process("quotation/paper", new Context(text.locale(), values));
        var mark = quotation.life().sentAt() == null ? messages.getMessage("quotation.paper.draft", null, text.locale()) + " " : "";
        return new Paper(mark + quotation.number() + " " + harmless(customer) + ".pdf", press.print(page));
    }

    private Map<String, Object> letterhead(String language) {
        var head = letterheads.current();
        var values = new HashMap<String, Object>();
        values.put("ours", head.nameIn(language, company.current().name()));
        values.put("address", head.addressIn(language));
        values.put("head", head);
        values.put("logo", company.logo().map(Logo::inPlace).orElse(null));
        return values;
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    /** As a part of a file's name on any system. */
    private static String harmless(String name) {
        var plain = name.replaceAll("[^\\p{L}\\p{N} ._-]+", " ").strip();
        return plain.codePoints().limit(LONGEST_CUSTOMER).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
