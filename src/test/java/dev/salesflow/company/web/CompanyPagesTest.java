package dev.salesflow.company.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.company.CompanyBook;
import dev.salesflow.company.Logo;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SalesflowTest
@AutoConfigureMockMvc
class CompanyPagesTest {

    private static final byte[] PIXEL = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    MockMvc mvc;
    @Autowired
    CompanyBook company;
    @Autowired
    JdbcClient jdbc;

    RequestPostProcessor admin;

    @BeforeEach
    void anAdministrator() {
        admin = user(new TestPeople(jdbc).person(Role.ADMIN, null)).roles("ADMIN");
    }

    @AfterEach
    void asEver() throws Exception {
        mvc.perform(post("/company/logo/removal").with(admin).with(csrf()));
        save("Salesflow", "CNY", "");
    }

    @Test
    void theNameStandsOnEveryPageAndBeforeTheLogIn() throws Exception {
        save("北方软件 <b>", "EUR", "Asia/Shanghai");

        mvc.perform(get("/login")).andExpect(content().string(containsString("北方软件 &lt;b&gt;")));
        mvc.perform(get("/company").with(admin).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("<option value=\"EUR\" selected=\"selected\">")))
                .andExpect(content().string(containsString("<option value=\"Asia/Shanghai\" selected=\"selected\">")));
    }

    @Test
    void offersWhatIsPaidWithTodayAndTheOneThatIsSet() throws Exception {
        save("Salesflow", "DEM", "");

        mvc.perform(get("/company").with(admin))
                .andExpect(content().string(containsString("<option value=\"DEM\" selected=\"selected\">")))
                .andExpect(content().string(containsString("<option value=\"CNY\"")))
                .andExpect(content().string(not(containsString("<option value=\"FRF\""))));
    }

    @Test
    void everyFaultStandsBesideItsFieldAndNothingIsChanged() throws Exception {
        mvc.perform(post("/company").param("version", "" + company.current().version()).param("name", "").param("currency", "ABC")
                        .param("weekend", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
                        .with(admin).with(csrf()).header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Please fill this in.")))
                .andExpect(content().string(containsString("Please choose a currency of the list.")))
                .andExpect(content().string(containsString("At least one day of the week must be worked.")));

        assertThat(company.current().name()).isEqualTo("Salesflow");
    }

    @Test
    void whoChangesAnOlderVersionIsTold() throws Exception {
        mvc.perform(post("/company").param("version", "0").param("name", "Late").param("currency", "CNY").with(admin).with(csrf()))
                .andExpect(status().isConflict());

        assertThat(company.current().name()).isEqualTo("Salesflow");
    }

    @Test
    void aLogoIsShownToEveryoneAndTakenDownAgain() throws Exception {
        mvc.perform(get("/company/logo")).andExpect(status().isNotFound());

        mvc.perform(multipart("/company/logo").file(new MockMultipartFile("logo", "logo.png", "image/png", PIXEL)).with(admin).with(csrf()))
                .andExpect(redirectedUrl("/company"));

        mvc.perform(get("/company/logo")).andExpect(status().isOk()).andExpect(content().contentType("image/png")).andExpect(content().bytes(PIXEL));
        mvc.perform(get("/login")).andExpect(content().string(containsString("/company/logo?v=")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "GIF89a", "<html><script>alert(1)</script>"})
    void refusesWhatIsNoPictureOrCarriesCode(String file) throws Exception {
        mvc.perform(multipart("/company/logo").file(new MockMultipartFile("logo", "logo.png", "image/png", file.getBytes(StandardCharsets.UTF_8)))
                        .with(admin).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("id=\"logo-problem\"")));

        assertThat(company.logo()).isEmpty();
    }

    @Test
    void refusesALogoLargerThanTheLimit() throws Exception {
        var large = java.util.Arrays.copyOf(PIXEL, Logo.LARGEST + 1);

        mvc.perform(multipart("/company/logo").file(new MockMultipartFile("logo", "logo.png", "image/png", large)).with(admin).with(csrf())
                        .header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("larger than 256 KB")));
    }

    @Test
    void holidaysAreMarkedListedAndTakenOut() throws Exception {
        mvc.perform(post("/company/days").param("first", "2088-10-01").param("last", "2088-10-02").param("working", "false")
                .param("dayName", "国庆节").with(admin).with(csrf())).andExpect(redirectedUrl("/company"));
        mvc.perform(get("/company").with(admin)).andExpect(content().string(containsString("2088-10-02")));

        mvc.perform(post("/company/days/2088-10-01/removal").with(admin).with(csrf()));
        mvc.perform(post("/company/days/2088-10-02/removal").with(admin).with(csrf()));

        mvc.perform(get("/company").with(admin)).andExpect(content().string(not(containsString("2088-10"))));
    }

    @Test
    void aDayThatIsNoneIsRefusedBesideItsFieldAndWhatWasTypedStays() throws Exception {
        mvc.perform(post("/company/days").param("first", "2026-02-30").param("last", "soon").param("dayName", "Feast").with(admin).with(csrf())
                        .header("Accept-Language", "en"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"first-problem\">Please give a date")))
                .andExpect(content().string(containsString("id=\"last-problem\">Please give a date")))
                .andExpect(content().string(containsString("value=\"Feast\"")));
    }

    private void save(String name, String currency, String zone) throws Exception {
        mvc.perform(post("/company").param("version", "" + company.current().version()).param("name", name).param("currency", currency)
                        .param("zone", zone).param("weekend", "SATURDAY", "SUNDAY").with(admin).with(csrf()))
                .andExpect(redirectedUrl("/company"));
    }
}
