package dev.salesflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.salesflow.SalesflowTest;
import dev.salesflow.forecast.Period;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The main job in one walk through the browser, by everyone it takes. */
@SalesflowTest
@ResourceLock("duties")
class LeadToContractTest {

    private static final String PASSWORD = "a long walk to the contract";

    private static final String PEOPLE = """
            name,login,role,manager,territory
            Mara Moor,mara.moor,MANAGER,,Walkland
            Rita Reed,rita.reed,REP,Mara Moor,Walkland
            Paul Pry,paul.pry,PRESALES,Mara Moor,Walkland
            """;
    private static final String CUSTOMERS = """
            name,industry,city,territory,owner,computerisation,selection
            Walkland Pumps,Machinery,Walkton,Walkland,Rita Reed,NONE,STARTED
            Walkland Valves,Machinery,Walkton,Walkland,Rita Reed,NONE,DENIED
            """;
    private static final String PRODUCTS = """
            name,listPrice,currency
            Walkland ERP,112000,EUR
            """;

    /** Three open deals whose expected signing has passed: what the rule table sends to coaching. */
    private static final String OVERDUE = """
            externalId,customer,owner,stage,outcome,startedOn,expectedSigning,amount,currency
            walk-1,Walkland Valves,Rita Reed,EXCHANGE,OPEN,2026-01-10,2026-03-31,20000,EUR
            walk-2,Walkland Valves,Rita Reed,QUOTATION,OPEN,2026-02-10,2026-04-30,30000,EUR
            walk-3,Walkland Valves,Rita Reed,NEGOTIATION,OPEN,2026-03-10,2026-05-31,40000,EUR
            """;

    @LocalServerPort
    int port;
    @Autowired
    People people;
    @Autowired
    Passwords passwords;
    @Autowired
    Teams teams;
    @Autowired
    JdbcClient jdbc;

    private final String run = String.valueOf(ThreadLocalRandom.current().nextInt(100_000, 1_000_000));
    private String admin;

    @BeforeEach
    void anAdminExists() {
        admin = new TestLogins(people, passwords, teams).person(Role.ADMIN, null);
    }

    @Test
    void aFileGoesInAndADealComesOutAndTheRepIsCoached() {
        anAdminBringsThePeopleAndTheirCustomersIn();
        aRepWorksTheDealUpToTheDemo();
        presalesPreparesTheDemo();
        theRepOffersMoreThanMayBeOffered();
        itIsSentBackAndThenSignedByTwo();
        theRepBringsItToTheContract();
        theManagerSeesItAndGetsACoachingTask();
    }

    private void anAdminBringsThePeopleAndTheirCustomersIn() {
        try (var session = new Session(port, "en-US", Session.DESK).logIn(admin, TestLogins.PASSWORD)) {
            bringIn(session, "team", own(PEOPLE), 3);
            bringIn(session, "products", own(PRODUCTS), 1);
            bringIn(session, "customers", own(CUSTOMERS), 2);
            accept(invitation(session, own("rita.reed")));
            accept(invitation(session, own("paul.pry")));
            accept(invitation(session, own("mara.moor")));
            assertThat(session.complaints()).isEmpty();
        }
    }

    private static void bringIn(Session person, String kind, String text, int rows) {
        var page = person.open("/imports").page();
        page.locator("#kind").selectOption(kind);
        page.locator("#file").setInputFiles(
                new FilePayload("walkland-" + kind + ".csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        person.press("Upload and check");
        person.press("Import " + rows);
        PlaywrightAssertions.assertThat(page.locator(".figure-card").first().locator("b"))
                .hasText(Integer.toString(rows));
    }

    private static String invitation(Session admin, String login) {
        var page = admin.open("/people/" + login).page();
        admin.press("Make a new link");
        return page.locator("#invitation-link").inputValue();
    }

    private void accept(String link) {
        try (var invited = new Session(port, "en-US", Session.DESK)) {
            var page = invited.open(link.substring(link.indexOf("/invitation/"))).page();
            page.locator("#password").fill(PASSWORD);
            page.locator("#again").fill(PASSWORD);
            invited.press("Set the password");
            page.waitForURL(url -> url.contains("/login"));
        }
    }

    private void aRepWorksTheDealUpToTheDemo() {
        try (var rep = new Session(port, "en-US", Session.DESK).logIn(own("rita.reed"), PASSWORD)) {
            var page = rep.open(own("/customers?query=Walkland")).page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(own("Walkland Pumps"))).click();
            PlaywrightAssertions.assertThat(page.locator("main .grade-A").first()).isVisible();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Start an opportunity")).click();
            PlaywrightAssertions.assertThat(page.locator("form.panel")).containsText(own("A deal with Walkland Pumps begins. Rita Reed gets its first task"));
            rep.picture("start-opportunity");
            rep.press("Start an opportunity");
            PlaywrightAssertions.assertThat(page.locator("h1")).containsText(own("Walkland Pumps"));

            var tasks = new Tasklist(rep).pick("Record first visit");
            assertThat(tasks.card("Record first visit")).contains(own("Walkland Pumps · A"));
            tasks.choose("How?", "At the customer's")
                    .write("Whom did you meet", "Petra Pump, managing director")
                    .write("The need, in the customer's own words", "We lose two days a month counting stock.")
                    .write("Next action", "Rita sends the agenda")
                    .mark("Go on to the exchange of needs")
                    .complete();
            tasks.pick("Record exchange");
            PlaywrightAssertions.assertThat(page.locator(".fjs-form .sf-folded")).containsText("Before the stage \"Demo\"");
            rep.press("Show all");
            PlaywrightAssertions.assertThat(page.locator(".fjs-form .sf-folded")).hasCount(0);
            tasks.choose("How?", "At the customer's")
                    .write("Whom did you meet", "Petra Pump; the head of the warehouse")
                    .write("Requirement", "Stock by item and bin, every evening.")
                    .write("Decision: who started it", "Petra decides with her father by Christmas.")
                    .write("Next action", "Paul prepares the demo")
                    .mark("A quotation at once");
            assertThat(tasks.refused()).contains("Not yet: the stage \"Quotation\"").contains("Budget: from the quotation on the budget must be known.");
            rep.picture("gate-refused");
            writesDown(rep, tasks, "Budget", Map.of("amount", "98000", "budgetEvidence", "Plan 2027, seen", "saidBy", "Petra Pump"));
            tasks.mark("A targeted demo")
                    .choose("Who prepares the demo?", own("Paul Pry"))
                    .complete();
            assertThat(rep.complaints()).as("beside the step that was refused").allMatch(told -> told.contains("422"));
        }
    }

    private void presalesPreparesTheDemo() {
        try (var presales = new Session(port, "en-US", Session.DESK).logIn(own("paul.pry"), PASSWORD)) {
            new Tasklist(presales).pick("Prepare demo")
                    .mark("I talked to the customer or the rep")
                    .write("What will be shown, and to whom?", "Stock per bin, to the head of the warehouse")
                    .date("Planned for", american(3))
                    .complete();
        }
    }

    private void theRepOffersMoreThanMayBeOffered() {
        try (var rep = new Session(port, "en-US", Session.DESK).logIn(own("rita.reed"), PASSWORD)) {
            var tasks = new Tasklist(rep).pick("Record demo");
            tasks.choose("How?", "At the customer's")
                    .write("Whom did you meet", "Petra Pump; the head of the warehouse")
                    .mark("Convinced")
                    .write("What excited them", "Petra: bins counted by telephone")
                    .write("Next action", "Rita writes the quotation")
                    .date("Action until", american(5))
                    .mark("Go on to the quotation");
            tasks.complete();
            tasks.pick("Prepare quotation")
                    .mark("Submit this quotation")
                    .choose("Product", own("Walkland ERP"))
                    .write("Amount to be paid", "98000")
                    .choose("Currency", "EUR")
                    .date("Valid until", american(30))
                    .complete();
        }
    }

    private void itIsSentBackAndThenSignedByTwo() {
        var fay = new TestLogins(people, passwords, teams).person(Role.MANAGER, null);
        jdbc.sql("update app_user set name = 'Fay Fields' where login = ?").param(fay).update();
        try (var rep = new Session(port, "en-US", Session.DESK).logIn(own("rita.reed"), PASSWORD);
                var manager = new Session(port, "en-US", Session.DESK).logIn(own("mara.moor"), PASSWORD);
                var finance = new Session(port, "en-US", Session.DESK).logIn(fay, TestLogins.PASSWORD)) {
            new Tasklist(manager).pick("Approve quotation").mark("Send back").write("Comment", "Say how many days of training").complete();
            var again = new Tasklist(rep).pick("Prepare quotation").mark("Submit this quotation");
            PlaywrightAssertions.assertThat(rep.page().locator(".task-details")).containsText("is submitted as it is written on its page");
            again.complete();

            new Tasklist(manager).pick("Approve quotation");
            var page = manager.open(manager.page().locator(".fjs-form a[href*='/approvals/']").first().getAttribute("href").replaceFirst("^https?://[^/]+", "")).page();
            page.locator("summary").filter(new Locator.FilterOptions().setHasText("Hand over, ask")).first().click();
            page.locator("select[name=to]").first().selectOption(fay);
            page.locator("select[name=place]").selectOption("BEFORE");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a signer")).click();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("added Fay Fields");
            new Tasklist(finance).pick("Approve quotation").mark("Approve").complete();
            new Tasklist(manager).pick("Approve quotation").mark("Approve").complete();
            theRepReadsThePaper(rep);
        }
    }

    private void theRepReadsThePaper(Session rep) {
        var page = rep.open("/opportunities?outcome=OPEN").page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(own("Walkland Pumps"))).first().click();
        var quotation = page.locator("a[href*='/quotations/']:not([href$='/new'])").first();
        PlaywrightAssertions.assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHas(quotation))).containsText("Released");
        var paper = page.context().request().get(page.evaluate("link => link.href", quotation.elementHandle()) + "/paper");
        assertThat(paper.headers()).containsEntry("content-type", "application/pdf");
        try (var read = Loader.loadPDF(paper.body())) {
            assertThat(new PDFTextStripper().getText(read)).contains("98,000.00", own("Walkland Pumps"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void theRepBringsItToTheContract() {
        try (var rep = new Session(port, "en-US", Session.DESK).logIn(own("rita.reed"), PASSWORD)) {
            var tasks = new Tasklist(rep);
            tasks.pick("Clear doubts")
                    .choose("About what?", "Service")
                    .write("The doubt, in the customer's words", "Who trains our people?")
                    .write("Our answer", "Two days on site are in the offer.")
                    .mark("The customer says it is settled")
                    .mark("Go on to the negotiation");
            assertThat(tasks.refused()).contains("Schedule: ").contains("Decision: ");
            theManagerWavesItThrough("NEGOTIATION");
            tasks.complete();
            tasks.pick("Negotiate terms")
                    .choose("How?", "By telephone")
                    .write("Whom did you meet", "Petra Pump")
                    .write("What was agreed", "98,000 with payment within ten days.")
                    .mark("Agreed: go on to the contract")
                    .write("Price both agreed on", "98000")
                    .write("Next action", "Rita sends the contract");
            assertThat(tasks.refused()).as("waved through once").contains("Schedule: ").contains("Decision: ");
            writesDown(rep, tasks, "Schedule", Map.of("expectedSigning", LocalDate.now().plusDays(20).toString(), "scheduleEvidence", "Petra's plan"));
            writesDown(rep, tasks, "Decision", Map.of("decisionEvidence", "Her father said so, too"));
            tasks.complete();
            assertThat(forecast(rep)).as("open, won").containsExactly(98_000L, 0L);
            new Tasklist(rep).pick("Sign contract")
                    .mark("It is signed")
                    .write("Contract number", own("WP-2026-001"))
                    .write("Amount", "98000")
                    .choose("Currency", "EUR")
                    .complete();
            rep.picture("contract-signed");
            assertThat(forecast(rep)).as("open, won").containsExactly(0L, 98_000L);
        }
    }

    /** What the rep's forecasts of this quarter and the next, in which the expected signing may lie, sum up to: open, and won. */
    private static List<Long> forecast(Session rep) {
        var sums = new long[2];
        var now = Period.of(LocalDate.now());
        for (var period : List.of(now, now.plus(1))) {
            var cards = rep.open("/forecast?currency=EUR&period=" + period).page().locator(".figure-card b").allTextContents().stream()
                    .map(text -> new BigDecimal(text.replaceAll("[^0-9.]", "")).longValue()).toList();
            sums[0] += cards.subList(1, 4).stream().mapToLong(Long::longValue).sum();
            sums[1] += cards.get(0);
        }
        return List.of(sums[0], sums[1]);
    }

    /** By the link of the refusal, in a tab of its own: the form stays as it was filled. */
    private static void writesDown(Session rep, Tasklist tasks, String fact, Map<String, String> values) {
        var tab = rep.page().context().waitForPage(() -> tasks.refusal().locator("a").filter(new Locator.FilterOptions().setHasText(fact + ":")).click());
        values.forEach((name, value) -> tab.locator("#key-facts [name='" + name + "']").fill(value));
        tab.locator("form#key-facts").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save")).click();
        tab.locator("div#key-facts").waitFor();
        if (values.containsKey("expectedSigning")) {
            PlaywrightAssertions.assertThat(tab.locator("#deal-facts")).containsText(values.get("expectedSigning"));
        }
        tab.close();
    }

    private void theManagerWavesItThrough(String stage) {
        try (var manager = new Session(port, "en-US", Session.DESK).logIn(own("mara.moor"), PASSWORD)) {
            var page = manager.open("/opportunities?outcome=OPEN").page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(own("Walkland Pumps"))).first().click();
            manager.press("Wave it through");
            page.locator("#gate-stage").selectOption(stage);
            page.locator("#reason").fill("Her father confirms on Monday");
            manager.picture("gate-waiver");
            page.locator("form#deal-gate").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Wave it through")).click();
            PlaywrightAssertions.assertThat(page.locator("div#deal-gate")).containsText(own("waved through by Mara Moor"));
            manager.picture("gate-waved");
        }
    }

    private void theManagerSeesItAndGetsACoachingTask() {
        try (var manager = new Session(port, "en-US", Session.DESK).logIn(own("mara.moor"), PASSWORD)) {
            var page = manager.open("/opportunities?outcome=WON").page();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText(own("Walkland Pumps"));
            assertThat(forecast(manager)).as("open, won").containsExactly(0L, 98_000L);
            bringIn(manager, "opportunities", own(OVERDUE), 3);
            manager.open("/coaching");
            manager.press("Check now");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText(own("Rita Reed"));
            new Tasklist(manager).pick("Observe a visit");
            manager.picture("coaching-task");
        }
    }

    /** Names of this run: a second one must find nothing of the first. */
    private String own(String text) {
        return text.replaceAll("Walkland|Mara Moor|Rita Reed|Paul Pry|mara\\.moor|rita\\.reed|paul\\.pry|walk-|WP-2026-", "$0" + run);
    }

    /** A day from today as an American browser writes it. */
    private static String american(int days) {
        return LocalDate.now().plusDays(days).format(DateTimeFormatter.ofPattern("MM/dd/yyyy"));
    }
}
