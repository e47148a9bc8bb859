package dev.salesflow.prospecting.checks;

import dev.salesflow.customer.Contact;
import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import dev.salesflow.prospecting.LastWord;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to checks of new sheets. Who calls through the same list checks, who is near the customer, and who leads the maker or, of
 * what no call made, the customer's rep; never the maker. What was wrong is corrected, and whether a call's data were right counts in the shares.
 */
@Component
@Transactional
public class CheckBook {

    private static final String CHECKS = """
            select k.id, c.prospect_id, k.customer_id, m.name as customer, m.grade, k.origin, l.name as list, c.contact_id, k.made_by, u.name as made_by_name, k.made_at,
                   v.name as checked_by_name, k.checked_at, k.data_right,
                   (select string_agg(f.field, ' ' order by f.field) from sheet_check_field f where f.check_id = k.id and f.verdict = 'RIGHT') as right_ones,
                   (select string_agg(f.field, ' ' order by f.field) from sheet_check_field f where f.check_id = k.id and f.verdict = 'WRONG') as wrong_ones
            from sheet_check k join customer m on m.id = k.customer_id left join prospect_call c on c.id = k.call_id
            left join prospect p on p.id = c.prospect_id left join prospect_list l on l.id = p.list_id
            join app_user u on u.login = k.made_by left join app_user v on v.login = k.checked_by
            where %s""";

    /** No call made it: those who call for the team of its maker or of the customer's rep, and the rep of what a list brought. */
    private static final String NEAR = """
            k.call_id is null and (m.owner_login = :viewer or exists (
                select 1 from app_user a join app_user b on b.team_id = a.team_id
                where a.login = :viewer and a.role = 'TELEMARKETER' and b.login in (k.made_by, m.owner_login)))""";

    private final CustomerBook customers;
    private final LastWord lastWord;
    private final JdbcClient jdbc;
    private final Clock clock;

    CheckBook(CustomerBook customers, LastWord lastWord, JdbcClient jdbc, Clock clock) {
        this.customers = customers;
        this.lastWord = lastWord;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A second person's: the callers of the same list or who is near the customer, and those who lead whoever made it or see what no call made. */
    private static String mayCheck(Viewer viewer) {
        return "k.made_by <> :viewer and (exists (select 1 from prospect_caller pc where pc.list_id = p.list_id and pc.login = :viewer) or " + NEAR
                + (viewer.leads() ? " or " + viewer.sees("k.made_by") + " or k.call_id is null and " + CustomerSight.ofRow(viewer, "m") : "") + ")";
    }

    /** Those waiting for this person, the oldest first. */
    @Transactional(readOnly = true)
    public Page<WaitingCheck> waiting(Page.Request page, Viewer viewer) {
        var where = "k.checked_at is null and " + mayCheck(viewer);
        var total = jdbc.sql("""
                        select count(*) from sheet_check k join customer m on m.id = k.customer_id
                        left join prospect_call c on c.id = k.call_id left join prospect p on p.id = c.prospect_id where\s""" + where).params(viewer.parameters()).query(Long.class).single();
        return page.of(jdbc.sql((CHECKS + " order by k.made_at, k.id limit :size offset :offset").formatted(where)).params(viewer.parameters())
                .param("size", page.size()).param("offset", page.offset()).query(WaitingCheck.class).list(), total);
    }

    /** Checked lately, of those whose results concern the person: their own sheets, and the sheets they could check. */
    @Transactional(readOnly = true)
    public List<WaitingCheck> checked(int most, Viewer viewer) {
        var where = "k.checked_at is not null and (k.made_by = :viewer or " + mayCheck(viewer) + ")";
        return jdbc.sql((CHECKS + " order by k.checked_at desc, k.id limit :most").formatted(where)).params(viewer.parameters())
                .param("most", most).query(WaitingCheck.class).list();
    }

    @Transactional(readOnly = true)
    public WaitingCheck get(UUID id, Viewer viewer) {
        return jdbc.sql(CHECKS.formatted("k.id = :id and " + mayCheck(viewer))).params(viewer.parameters()).param("id", id)
                .query(WaitingCheck.class).optional().orElseThrow(() -> new NotFound("sheet check", id));
    }

    /** What is to be asked, as it stands now. */
    @Transactional(readOnly = true)
    public List<SheetField> sheet(WaitingCheck check) {
        return SheetField.of(customers.get(check.customerId()), people(check), person(check));
    }

    @Transactional(readOnly = true)
    public Customer customer(WaitingCheck check) {
        return customers.get(check.customerId());
    }

    /** Who can be rung up there, whom the caller spoke to first. */
    @Transactional(readOnly = true)
    public List<Contact> people(WaitingCheck check) {
        return customers.contacts(check.customerId()).stream().sorted(Comparator.comparing(one -> !one.id().equals(check.contactId()))).toList();
    }

    /** Whom the caller spoke to, else the only one known. */
    private Contact person(WaitingCheck check) {
        var people = customers.contacts(check.customerId());
        return people.stream().filter(one -> one.id().equals(check.contactId())).findFirst()
                .orElse(people.size() == 1 ? people.get(0) : null);
    }

    /** @param findings by the line's key; lines that nobody could be asked about are absent */
    public void decide(UUID id, Map<String, SheetField.Finding> findings, String note, Viewer by) {
        var check = get(id, by);
        // The name before its check, as taking the call back does: so neither waits for the other for ever.
        jdbc.sql("select id from prospect where id = ? for update").param(check.prospectId()).query(UUID.class).optional();
        if (!jdbc.sql("select checked_at is null from sheet_check where id = ? for update").param(id).query(Boolean.class).optional()
                .orElseThrow(() -> new NotFound("sheet check", id))) {
            throw Refusal.conflict("prospecting.checkedAlready");
        }
        var lines = sheet(check);
        new Refusals().addAll(problems(check, lines, findings, note)).throwIfAny();
        correct(check, lines, findings, by);
        jdbc.sql("update sheet_check set checked_by = :by, checked_at = :at, data_right = :right, note = :note where id = :id")
                .param("by", by.login()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("right", dataRight(lines, findings), Types.BOOLEAN)
                .param("note", PlainText.cleanLines(note), Types.VARCHAR).param("id", id).update();
        lines.stream().filter(line -> findings.containsKey(line.key())).forEach(line -> keep(id, line, findings.get(line.key())));
        if (check.prospectId() != null) {
            lastWord.tell(check.prospectId());
        }
    }

    /** Everything that keeps these findings from being taken, each naming its line. */
    @Transactional(readOnly = true)
    public List<Refusal> problems(WaitingCheck check, Map<String, SheetField.Finding> findings, String note) {
        return problems(check, sheet(check), findings, note);
    }

    private List<Refusal> problems(WaitingCheck check, List<SheetField> lines, Map<String, SheetField.Finding> findings, String note) {
        var problems = new Refusals().require(!findings.isEmpty(), "findings", "prospecting.nothingChecked")
                .add(PlainText.problem("note", note, 2_000));
        lines.stream().filter(line -> findings.containsKey(line.key())).forEach(line -> {
            var finding = findings.get(line.key());
            var must = line.key().equals(CustomerField.NAME.key()) || line.key().equals(SheetField.NAME);
            problems.require(finding.verdict() == SheetField.Verdict.RIGHT || !must || finding.corrected() != null, line.key(), "error.required")
                    .require(finding.verdict() == SheetField.Verdict.WRONG || line.isKnown(), line.key(), "prospecting.nothingToBeRight")
                    .require(finding.verdict() == SheetField.Verdict.RIGHT || !Objects.equals(finding.corrected(), line.text()), line.key(), "prospecting.correctedAlike");
        });
        var facts = facts(lines, findings);
        var values = customers.get(check.customerId()).data().values();
        values.putAll(facts);
        CustomerData.of(values).problems(LocalDate.now(clock)).stream()
                .filter(problem -> CustomerField.ofKey(String.valueOf(problem.field())).filter(facts::containsKey).isPresent()).forEach(problems::add);
        return problems.all();
    }

    /** Null where nothing was asked that counts. */
    private static Boolean dataRight(List<SheetField> lines, Map<String, SheetField.Finding> findings) {
        var asked = lines.stream().filter(line -> line.basic() && findings.containsKey(line.key())).toList();
        return asked.isEmpty() ? null : asked.stream().allMatch(line -> findings.get(line.key()).verdict() == SheetField.Verdict.RIGHT);
    }

    private void correct(WaitingCheck check, List<SheetField> lines, Map<String, SheetField.Finding> findings, Viewer by) {
        var facts = facts(lines, findings);
        if (!facts.isEmpty()) {
            customers.learn(check.customerId(), facts, by.login());
        }
        wrong(lines, findings).filter(SheetField::ofContact).collect(Collectors.groupingBy(SheetField::person))
                .forEach((person, wrong) -> change(person, wrong, findings, by));
    }

    private static Stream<SheetField> wrong(List<SheetField> lines, Map<String, SheetField.Finding> findings) {
        return lines.stream().filter(line -> findings.containsKey(line.key()) && findings.get(line.key()).verdict() == SheetField.Verdict.WRONG);
    }

    /** What is known of the customer instead, by field; null empties it. */
    private static Map<CustomerField, Object> facts(List<SheetField> lines, Map<String, SheetField.Finding> findings) {
        var facts = new EnumMap<CustomerField, Object>(CustomerField.class);
        wrong(lines, findings).forEach(line -> line.field().ifPresent(field -> {
            var corrected = findings.get(line.key()).corrected();
            facts.put(field, corrected == null ? null : field.parse(corrected));
        }));
        return facts;
    }

    private void change(Contact person, List<SheetField> wrong, Map<String, SheetField.Finding> findings, Viewer by) {
        var corrected = new HashMap<String, String>();
        wrong.forEach(line -> corrected.put(line.label(), findings.get(line.key()).corrected()));
        var before = person.data();
        try {
            customers.changeContact(person.customerId(), person.id(), person.version(), new ContactData(corrected.getOrDefault(SheetField.NAME, before.name()),
                    corrected.getOrDefault(SheetField.TITLE, before.title()), before.role(), corrected.getOrDefault(SheetField.PHONE, before.phone()),
                    corrected.getOrDefault(SheetField.MOBILE, before.mobile()), before.email(), before.birthday(), before.note()), by.login());
        } catch (Refusal refusal) {
            var field = wrong.stream().filter(line -> line.label().equals("contact." + refusal.field())).map(SheetField::key).findFirst().orElse(null);
            throw Refusal.ofField(field, refusal.key(), refusal.arguments());
        }
    }

    private void keep(UUID check, SheetField line, SheetField.Finding finding) {
        jdbc.sql("insert into sheet_check_field (check_id, field, said, verdict, corrected) values (?, ?, ?, ?, ?)")
                .params(check, line.key(), line.text(), finding.verdict().name(), finding.corrected()).update();
    }
}
