package dev.salesflow.quotation.paper;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.company.Letterheads;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Person;
import dev.salesflow.notice.Letter;
import dev.salesflow.notice.LetterSent;
import dev.salesflow.notice.Mail;
import dev.salesflow.notice.Outbox;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.paper.SentLetter.Fate;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters with a quotation to the customer's people: what they say, to whom they went, and with which paper. */
@Component
@Transactional
public class Letters {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[^\\s@<>,;]+");
    private static final String KEY = "quotation-letter ";
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 10000;

    private final Papers papers;
    private final Outbox outbox;
    private final People people;
    private final CompanyBook company;
    private final Letterheads letterheads;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    Letters(Papers papers, Outbox outbox, People people, CompanyBook company, Letterheads letterheads, MessageSource messages, JdbcClient jdbc,
            Clock clock) {
        this.papers = papers;
        this.outbox = outbox;
        this.people = people;
        this.company = company;
        this.letterheads = letterheads;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A letter's words, in the language of the quotation. */
    public record Words(String subject, String body) {
    }

    /** What could be written; the person changes it as they like. */
    @Transactional(readOnly = true)
    public Words proposed(Quotation quotation, String contact, String by) {
        var language = quotation.head().language();
        var locale = Locale.forLanguageTag(language);
        var ours = letterheads.current().nameIn(language, company.current().name());
        var writer = people.find(by).map(Person::name).orElse(by);
        var told = new Object[] {quotation.number(), ours, quotation.validUntil().toString(), writer, contact == null ? "" : contact};
        return new Words(messages.getMessage("quotation.letter.proposedSubject", told, locale),
                messages.getMessage("quotation.letter.proposedBody", told, locale));
    }

    /** Refused for what is not out; the paper that goes along is kept for ever. */
    public void send(Quotation quotation, String address, Words words, String by) {
        if (!quotation.stands()) {
            throw Refusal.conflict("quotation.letter.notOut", quotation.revision());
        }
        check(address, words);
        var paper = papers.of(quotation);
        var id = Ids.next();
        outbox.putOutside(by, address.strip(), new Letter(key(id), words.subject(), words.body()),
                new Letter.Enclosure(paper.name(), Paper.TYPE, paper.content()));
        jdbc.sql("insert into quotation_letter (id, quotation_id, address, subject, body, written_by, written_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, quotation.id(), address.strip(), words.subject().strip(), words.body().strip(), by,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<SentLetter> of(UUID quotation) {
        return of(List.of(quotation));
    }

    /** How far the furthest letter of each is; absent where none was written. */
    @Transactional(readOnly = true)
    public Map<UUID, SentLetter.Fate> fates(Collection<UUID> quotations) {
        return of(quotations).stream().collect(Collectors.toMap(SentLetter::quotation, SentLetter::fate, BinaryOperator.maxBy(Comparator.naturalOrder())));
    }

    private List<SentLetter> of(Collection<UUID> quotations) {
        record Row(UUID id, UUID quotationId, String address, String subject, String body, String writtenBy, Instant writtenAt, Instant sentAt) {
        }
        var rows = jdbc.sql("""
                        select id, quotation_id, address, subject, body, written_by, written_at, sent_at from quotation_letter
                        where quotation_id = any(?) order by written_at desc, id desc""")
                .param(quotations.toArray(UUID[]::new)).query(Row.class).list();
        var waiting = outbox.states(rows.stream().filter(row -> row.sentAt() == null).map(row -> key(row.id())).toList());
        return rows.stream().map(row -> new SentLetter(row.quotationId(), row.address(), row.subject(), row.body(), row.writtenBy(), row.writtenAt(),
                row.sentAt(), row.sentAt() != null ? Fate.SENT : waiting.get(key(row.id())) == Mail.State.WAITING ? Fate.WAITING : Fate.FAILED)).toList();
    }

    @EventListener
    void on(LetterSent sent) {
        if (sent.key().startsWith(KEY)) {
            jdbc.sql("update quotation_letter set sent_at = ? where id = ?")
                    .params(OffsetDateTime.ofInstant(sent.at(), ZoneOffset.UTC), UUID.fromString(sent.key().substring(KEY.length()))).update();
        }
    }

    private static String key(UUID letter) {
        return KEY + letter;
    }

    private static void check(String address, Words words) {
        var refusals = new Refusals()
                .add(PlainText.requiredProblem("address", address, LONGEST_ADDRESS))
                .add(PlainText.requiredProblem("subject", words.subject(), LONGEST_SUBJECT))
                .add(PlainText.lineProblem("subject", words.subject(), LONGEST_SUBJECT))
                .add(PlainText.requiredProblem("body", words.body(), LONGEST_BODY));
        if (!refusals.concerns("address")) {
            refusals.require(EMAIL.matcher(address.strip()).matches(), "address", "person.error.email");
        }
        refusals.throwIfAny();
    }
}
