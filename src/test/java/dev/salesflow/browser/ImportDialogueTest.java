package dev.salesflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Teams;
import dev.salesflow.identity.TestLogins;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A dirty list goes in: the person sees what it becomes, changes what is wrong, and presses one button. */
@SalesflowTest
class ImportDialogueTest {

    @LocalServerPort
    int port;
    @Autowired
    People people;
    @Autowired
    Passwords passwords;
    @Autowired
    Teams teams;

    @ParameterizedTest
    @CsvSource({"en-US,1366,768", "en-US,390,844", "zh-CN,1366,768", "zh-CN,390,844"})
    void aListIsUnderstoodCorrectedAndImported(String locale, int width, int height) {
        var admin = new TestLogins(people, passwords, teams).person(Role.ADMIN, null);
        var w = UUID.randomUUID().toString();
        // A telephone that another run has taken in would be somebody's already.
        var number = "5" + ThreadLocalRandom.current().nextInt(10_000, 100_000);
        var list = """
                客户名称,所属行业,联系方式,预计采购时间,年营收（万元）,满意度,Kladde
                甲 W,technolgy,0512-NUMBER10,03/04/2027,4.200,还行吧,x
                乙 W,retail,0510-NUMBER00,05/06/2027,1.500,满意,
                ,retail,0510-NUMBER01,05/06/2027,800,满意,
                """.replace("W", w).replace("NUMBER", number);
        try (var session = new Session(port, locale, new int[] {width, height}).logIn(admin, TestLogins.PASSWORD)) {
            var page = session.open("/imports").page();
            page.locator("#kind").selectOption("customers");
            page.locator("#file").setInputFiles(new FilePayload("list.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
            page.locator("form[enctype] button").click();

            assertThat(page.locator(".review-bar button")).isEnabled();
            assertThat(page.locator("fieldset.question")).hasCount(4);
            assertThat(page.locator(".preview tbody tr").first()).containsText("technology");
            assertThat(page.locator(".preview tbody tr").first()).containsText("42,000,000.00");
            assertThat(page.locator(".left-out")).hasCount(1);
            choose(page, "d.3.d/d/Y", "dd/MM/yyyy");
            assertThat(page.locator(".preview tbody tr").first()).containsText("2027-04-03");
            choose(page, "v.5.还行吧", "=ACCEPTING");
            assertThat(page.locator(".preview .bad-cell")).hasCount(1);
            assertThat(session.scrollsSideways()).isFalse();
            assertThat(page.locator("body").innerText()).doesNotContain("??");
            assertThat(session.complaints()).isEmpty();
            page.locator(".review-bar button").click();

            assertThat(page.locator(".figure-card b").first()).hasText("2");
        }
    }

    private static void choose(Page page, String name, String value) {
        page.locator("select[name=\"" + name + "\"]").selectOption(value);
    }
}
