package dev.salesflow.browser;

import static org.awaitility.Awaitility.await;

import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalCase;
import dev.salesflow.coaching.CoachingBook;
import dev.salesflow.coaching.CoachingKind;
import dev.salesflow.coaching.CoachingTopic;
import dev.salesflow.contract.ContractBook;
import dev.salesflow.contract.Signing;
import dev.salesflow.contract.Term;
import dev.salesflow.contract.payment.Planned;
import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.PeopleDesk;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import dev.salesflow.identity.Viewer;
import dev.salesflow.identity.Viewers;
import dev.salesflow.imports.ImportBook;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.nurturing.ContactBook;
import dev.salesflow.nurturing.ContactFixture;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.product.ListedItem;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.prospecting.ProspectBook;
import dev.salesflow.prospecting.calls.CallBook;
import dev.salesflow.quotation.Offer;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.QuotationHead;
import dev.salesflow.quotation.line.LineWish;
import dev.salesflow.quotation.template.QuotationTemplate;
import dev.salesflow.quotation.template.QuotationTemplates;
import dev.salesflow.review.CaseReviewBook;
import dev.salesflow.review.action.ActionWish;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChangeBook;
import dev.salesflow.rules.change.TrialRunner;
import dev.salesflow.training.Course;
import dev.salesflow.training.CourseCatalogue;
import dev.salesflow.training.CourseForm;
import dev.salesflow.training.onboarding.OnboardingBook;
import dev.salesflow.training.session.SeatBook;
import dev.salesflow.training.session.SessionBook;
import dev.salesflow.training.session.SessionData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team with a little of everything, and an address for every page that shows some of it. */
class ConsolePages {

    @Autowired People people;
    @Autowired Passwords passwords;
    @Autowired PeopleDesk desk;
    @Autowired Teams teams;
    @Autowired Viewers viewers;
    @Autowired CustomerBook customers;
    @Autowired MergeBook merges;
    @Autowired OpportunityBook deals;
    @Autowired FactBook facts;
    @Autowired QuotationBook quotations;
    @Autowired ContractBook contracts;
    @Autowired ContactBook contacts;
    @Autowired CoachingBook coachings;
    @Autowired CourseCatalogue courses;
    @Autowired SessionBook sessions;
    @Autowired SeatBook seats;
    @Autowired OnboardingBook onboardings;
    @Autowired PriceListBook prices;
    @Autowired QuotationTemplates templates;
    @Autowired QuotationDrafts offers;
    @Autowired ImportBook imports;
    @Autowired DraftBook drafts;
    @Autowired RuleChangeBook changes;
    @Autowired TrialRunner trials;
    @Autowired ApprovalBook approvals;
    @Autowired CaseReviewBook reviews;
    @Autowired ProspectBook prospects;
    @Autowired CallBook calls;
    @Autowired JdbcClient jdbc;

    private static final String TABLE = "customer-grade";
    private final Map<String, String> pages = new LinkedHashMap<>();
    private boolean chinese;
    private String word;
    private UUID team;
    private String rep;
    private String admin;
    private UUID customer;

    /** Addresses by route, and who sees all of them. */
    record Told(String admin, String invitation, Map<String, String> byRoute) {
    }

    /** Once, in the reader's language. */
    Told tell(boolean inChinese) throws IOException {
        chinese = inChinese;
        word = (chinese ? "宏" : "Harbour ") + UUID.randomUUID().toString().replaceAll("[^0-9]", "");
        fixed(pages);
        ofPeople();
        ofCustomer();
        ofContacts();
        ofReview();
        pages.putAll(new ProspectingAddresses(prospects, calls, customers, viewers, jdbc).of(word, rep, admin));
        ofRules();
        pages.put("/imports/{id}", "/imports/" + review(viewers.of(admin), chinese ? "客户名称,电话,预计采购时间,?" : "Name,Phone,Expected purchase,?"));
        return new Told(admin, "/invitation/" + desk.invite(viewers.of(admin), rep), pages);
    }

    private void ofPeople() {
        team = teams.create(word, null, null).id();
        rep = person(Role.REP, team, chinese ? "李雷" : "Li Lei");
        var manager = person(Role.MANAGER, team, chinese ? "陈静" : "Chen Jing");
        admin = person(Role.ADMIN, null, chinese ? "韩梅" : "Han Mei");
        pages.put("/people/{login}", "/people/" + rep);
        pages.put("/teams/{id}", "/teams/" + team);
        pages.put("/coaching/skills/of/{login}", "/coaching/skills/of/" + rep);
        pages.put("/coaching/skills/catalogue/{id}", "/coaching/skills/catalogue/" + jdbc.sql("select id from skill where name_en = 'Quoting'").query(UUID.class).single());
        ofTraining(manager);
        pages.put("/coaching/{id}", "/coaching/" + coachings.start(viewers.of(admin), rep, CoachingTopic.SKILL, CoachingKind.LARGE, word));
    }

    private void ofTraining(String mentor) {
        var by = viewers.of(admin);
        var course = courses.put(by, new Course(null, word, word, CourseForm.CLASS, null, word, word, 60, true, 0));
        var session = sessions.plan(by, course, new SessionData(LocalDate.now().plusDays(9), LocalTime.of(9, 0), 60, word, null, mentor, 9));
        seats.enrol(by, session, rep);
        of("/training/courses", course, "", "/edit");
        pages.put("/training/courses/{course}/sessions/new", "/training/courses/" + course + "/sessions/new");
        of("/training/sessions", session, "", "/edit");
        of("/training/onboarding", onboardings.start(by, rep, mentor), "");
        pages.put("/training/people/{login}", "/training/people/" + rep);
        pages.put("/training/onboarding/plan/{id}", "/training/onboarding/plan/" + jdbc.sql("select id from onboarding_item where day = 1 and position = 10").query(UUID.class).single());
    }

    private void ofCustomer() {
        customer = customer(word);
        var contact = customers.addContact(customer, new ContactData(chinese ? "王经理" : "Ms Wang", null, null, null, null, null, null, null), rep).id();
        of("/customers", customer, "", "/edit", "/merge-with", "/grade/override", "/contacts/new", "/opportunities/new");
        pages.put("/customers/{id}/contacts/{contactId}", "/customers/" + customer + "/contacts/" + contact);
        pages.put("/customers/{id}/merge", "/customers/" + customer + "/merge?with=" + customer(word + " 0"));
        pages.put("/customers/{id}/merges/{merge}", merged());
        var deal = deal();
        of("/opportunities", deal, "", "/edit", "/hand-over", "/lose", "/pause");
        pages.put("/contracts/{id}", "/contracts/" + contract());
        pages.put("/approvals/{id}", "/approvals/" + approval());
        ofQuotations(deal);
    }

    private void ofQuotations(UUID deal) {
        var product = prices.put(new ListedItem(null, 0, null, word, null, ListedItem.Kind.MODULE, null, "1", null, new BigDecimal("1200"), "CNY",
                new BigDecimal("13"), new BigDecimal("400"), null, null, null));
        pages.put("/products/{id}", "/products/" + product);
        pages.put("/quotations/settings/templates/{id}", "/quotations/settings/templates/" + templates.put(new QuotationTemplate(null, 0, word, null, null,
                null, List.of(new QuotationTemplate.Line(product, BigDecimal.TEN, BigDecimal.ONE, false)))));
        var head = new QuotationHead(chinese ? "zh" : "en", LocalDate.now().plusDays(9), word, word);
        var first = offers.beginWith(deal, "CNY", head, List.of(LineWish.of(product, BigDecimal.TEN, BigDecimal.ONE, false)), rep);
        offers.abandon(first.id());
        var draft = offers.revise(deal, rep);
        offers.put(rep, draft.id(), null, LineWish.of(product, BigDecimal.ONE, BigDecimal.ZERO, true));
        var place = "/opportunities/" + deal + "/quotations/";
        pages.put("/opportunities/{deal}/quotations/new", place + "new");
        for (var one : new String[] {"", "/edit", "/lines/new"}) {
            pages.put("/opportunities/{deal}/quotations/{id}" + one, place + draft.id() + one);
        }
        pages.put("/opportunities/{deal}/quotations/{id}/lines/{key}", place + draft.id() + "/lines/" + draft.lines().get(0).key());
    }

    private void ofContacts() {
        var by = viewers.of(admin);
        var action = contacts.record(ContactFixture.withNext(ContactFixture.call(customer), rep, LocalDate.now()), by).id();
        var said = contacts.record(ContactFixture.call(customer), by).id();
        jdbc.sql("update contact_record set said = ?, next_action = ? where id = ?").params(word, word, action).update();
        jdbc.sql("update contact_record set said = ? where id = ?").params(word, said).update();
        pages.put("/next-actions/{id}", "/next-actions/" + action);
        pages.put("/contact-records/{id}/edit", "/contact-records/" + said + "/edit");
    }

    /** An open one, which follows one that was held. */
    private void ofReview() {
        var by = viewers.of(admin);
        var held = reviews.start(by, rep);
        reviews.agree(by, held, new ActionWish(held.toString(), null, word, rep, LocalDate.now()));
        reviews.close(by, held, word, true);
        jdbc.sql("update case_review set period_from = period_from - 7, period_to = period_to - 7 where id = ?").param(held).update();
        pages.put("/reviews/{id}", "/reviews/" + reviews.start(by, rep));
    }

    private void ofRules() {
        var by = viewers.of(admin);
        trials.ask(by, drafts.begin(by, TABLE).id());
        for (var one : new String[] {"", "/compare", "/draft", "/change", "/trial", "/why"}) {
            pages.put("/rules/{table}" + one, "/rules/" + TABLE + one);
        }
    }

    /** The table is as before for other tests. */
    void forget(Told told) {
        drafts.open(TABLE).ifPresent(change -> changes.withdraw(viewers.of(told.admin()), change.id()));
    }

    private static void fixed(Map<String, String> pages) {
        for (var page : new String[] {"/", "/customers", "/customers/new", "/customers/duplicates", "/contacts", "/opportunities", "/pipeline",
            "/grading/ungraded", "/coaching", "/coaching/skills", "/coaching/skills/catalogue", "/coaching/skills/catalogue/new", "/coaching/effect", "/coaching/mentors", "/training", "/training/courses/new", "/training/onboarding", "/training/onboarding/new", "/training/onboarding/plan", "/training/onboarding/plan/new", "/imports", "/exports", "/people", "/people/new", "/teams", "/processes", "/account", "/company", "/mail",
            "/demo", "/demo-calendar", "/contact-records/new", "/tasks", "/absences", "/forecast", "/forecast/flow", "/forecast/calendar", "/contracts", "/pipeline/board", "/pipeline/stale", "/rules",
            "/products", "/products/new", "/company/letterhead", "/quotations/settings", "/quotations/settings/templates/new",
            "/reviews", "/reviews/settings", "/nurturing", "/nurturing/news", "/pool", "/territories", "/contact-records/late",
            "/prospecting", "/prospecting/lists/new", "/prospecting/checks", "/prospecting/quality"}) {
            pages.put(page, page);
        }
        pages.put("/next-actions", "/next-actions?view=month&whose=team");
    }

    private void of(String place, UUID id, String... rest) {
        for (var one : rest) {
            pages.put(place + "/{id}" + one, place + "/" + id + one);
        }
    }

    private String person(Role role, UUID team, String name) {
        var login = new TestLogins(people, passwords, teams).person(role, team);
        jdbc.sql("update app_user set name = ? where login = ?").params(name, login).update();
        return login;
    }

    private UUID customer(String name) {
        return customers.register(CustomerData.named(name).with(CustomerField.OWNER, rep).with(CustomerField.CITY, "1"), rep).id();
    }

    /** With an instalment overdue and one to come. */
    private UUID contract() {
        var today = LocalDate.now();
        var amount = new BigDecimal("90000");
        var won = deals.open(Opening.of(customer(word + " 8"), UUID.randomUUID().toString()).withOwner(rep), rep).id();
        quotations.accept(quotations.send(won, new Offer(null, BigDecimal.ONE, amount, "CNY", today.plusDays(20), null), rep).id(), rep);
        return contracts.sign(won, new Signing(won.toString().replaceAll("[^0-9]", ""), amount, "CNY", today, word, new Term(today, today.plusYears(1), null),
                List.of(new Planned(null, today.minusDays(3), new BigDecimal("40000"), word), new Planned(null, today.plusDays(30), new BigDecimal("50000"), null))), rep).id();
    }

    private UUID deal() {
        var deal = deals.open(Opening.of(customer, UUID.randomUUID().toString()), rep).id();
        facts.recordMeeting(deal, Stage.FIRST_VISIT, LocalDate.now(), Map.of("metWith", chinese ? "王经理" : "Ms Wang"), DealFacts.NONE, rep);
        facts.learn(deal, DealFacts.NONE.withAmount(new BigDecimal("350000"), "CNY"), rep);
        return deal;
    }

    /** Of a rep, to be decided by whoever leads them. */
    private UUID approval() {
        return approvals.request(new ApprovalCase("trial", UUID.randomUUID(), rep, rep, word, List.of(ApprovalCase.Fact.open("opportunity.amount", "1")),
                List.of(new ApprovalCase.Step(ApprovalCase.Mode.ALL, List.of(ApprovalCase.Role.MANAGER)),
                        new ApprovalCase.Step(ApprovalCase.Mode.ANY, List.of(ApprovalCase.Role.MANAGER, ApprovalCase.Role.ADMIN))))).id();
    }

    private String merged() {
        var into = customer(word + " 1");
        var merge = merges.merge(into, 1, customer(word + " 2"), 1, Map.of(), viewers.of(admin));
        return "/customers/" + into + "/merges/" + merge;
    }

    private UUID review(Viewer by, String columns) throws IOException {
        var list = "%s\n%s 3,0512-1,03/04/2027,x\n".formatted(columns, word).getBytes(StandardCharsets.UTF_8);
        var run = imports.startForReview(ImportKind.of("customers"), "1.csv", new ByteArrayInputStream(list), new Answers(Map.of()), by);
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50)).until(() -> !imports.find(run, by).state().moving());
        return run;
    }
}
