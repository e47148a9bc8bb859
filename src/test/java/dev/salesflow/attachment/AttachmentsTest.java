package dev.salesflow.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.Opening;
import dev.salesflow.opportunity.OpportunityBook;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SalesflowTest
class AttachmentsTest {

    private static final byte[] PNG = bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR");
    private static final byte[] PDF = bytes("%PDF-1.7\n1 0 obj\n");

    @Autowired MockMvc web;
    @Autowired OpportunityBook deals;
    @Autowired Viewers viewers;
    @Autowired MergeBook merges;
    @Autowired JdbcClient jdbc;

    DealFixture fixture;
    String manager;
    String rep;
    String stranger;
    UUID customer;

    @BeforeEach
    void aRepWithACustomer() {
        fixture = new DealFixture(jdbc);
        var team = fixture.team();
        manager = fixture.person("MANAGER", team);
        rep = fixture.person("REP", team);
        stranger = fixture.person("REP", team);
        customer = fixture.customer(rep);
    }

    @Test
    void handsOutAFileAsItCameAndNeverForTheBrowserToShow() throws Exception {
        var large = Arrays.copyOf(PDF, 700_000);
        Arrays.fill(large, 100_000, 700_000, (byte) 'x');
        send(rep, page(), "签字合同 1.pdf", large).andExpect(status().isOk())
                .andExpect(content().string(containsString("签字合同 1.pdf"))).andExpect(content().string(containsString("684 KB")));

        var answer = web.perform(get(page() + "/" + file()).with(user(rep))).andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andReturn().getResponse();

        assertThat(answer.getContentAsByteArray()).isEqualTo(large);
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment;").contains("filename*=UTF-8''%E7%AD%BE");
    }

    @ParameterizedTest
    @CsvSource({"photo.png,<html><script>alert(1)</script></html>", "offer.pdf,#!/bin/sh", "plan.docx,PK\u0003\u0004 a plain archive", "logo.svg,<svg xmlns='http://www.w3.org/2000/svg'/>",
        "tool.txt,MZ\u0090\0\u0003\0\0\0", "data.pdf,z\u0001\u0002\u0003\u0004\u0005z"})
    void takesAFileForWhatItIsAndNotForWhatItIsCalled(String name, String content) throws Exception {
        var refused = send(rep, page(), name, bytes(content));

        var taken = name.equals("offer.pdf");
        if (!taken) {
            refused.andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("its content, not its name")));
            assertThat(count()).isZero();
        } else {
            assertThat(jdbc.sql("select type || ' ' || name from attachment where customer_id = ?").param(customer).query(String.class).list())
                    .allMatch("text/plain offer.pdf.txt"::equals);
        }
    }

    @Test
    void takesOfficeFilesPhotosAndTexts() throws Exception {
        var office = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(office)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(bytes("<Types/>"));
        }
        send(rep, page(), "offer.docx", office.toByteArray()).andExpect(status().isOk());
        send(rep, page(), "prices.XLSX", office.toByteArray()).andExpect(status().isOk());
        send(rep, page(), "visit", PNG).andExpect(status().isOk());
        send(rep, page(), "a.jpeg", bytes("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0")).andExpect(status().isOk());
        send(rep, page(), "b.heic", bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")).andExpect(status().isOk());
        send(rep, page(), "c.webp", bytes("RIFF\u0024\0\0\0WEBPVP8 ")).andExpect(status().isOk());
        send(rep, page(), "note.txt", "他们喜欢演示".getBytes(StandardCharsets.UTF_8)).andExpect(status().isOk());

        assertThat(jdbc.sql("select name from attachment where customer_id = ?").param(customer).query(String.class).list())
                .containsExactlyInAnyOrder("offer.docx", "prices.XLSX", "visit.png", "a.jpeg", "b.heic", "c.webp", "note.txt");
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd.png,passwd.png", "C:\\temp\\a.png,a.png", "a\u202egnp.exe,agnp.exe.png", "a<b>|c.png,a_b__c.png", ".png,file.png", "...x.png,x.png"})
    void givesAFileANameThatMisleadsNobody(String sent, String kept) throws Exception {
        send(rep, page(), sent, PNG).andExpect(status().isOk());

        assertThat(jdbc.sql("select name from attachment where customer_id = ?").param(customer).query(String.class).single()).isEqualTo(kept);
    }

    @Test
    void refusesWhatIsTooLargeEmptyOrNotThere() throws Exception {
        send(rep, page(), "big.pdf", Arrays.copyOf(PDF, 10 * 1024 * 1024 + 1)).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("big.pdf is larger than 10 MB")));
        send(rep, page(), "empty.pdf", new byte[0]).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("The file is empty")));
        send(rep, page(), "", new byte[0]).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("choose a file first")));

        assertThat(count()).isZero();
    }

    @Test
    void keepsAllFilesOfOneSendingOrNone() throws Exception {
        web.perform(multipart(page()).file(new MockMultipartFile("file", "good.pdf", null, PDF))
                        .file(new MockMultipartFile("file", "bad.pdf", null, bytes("<html>"))).with(user(rep)).with(csrf()))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(containsString("bad.pdf")));

        assertThat(count()).isZero();
    }

    @Test
    void isSeenByThoseWhoSeeItsPlaceOnly() throws Exception {
        var deal = deals.open(Opening.of(customer, "files " + customer), rep);
        var other = fixture.person("REP", null);
        send(rep, "/opportunities/" + deal.id() + "/attachments", "secret.pdf", PDF).andExpect(status().isOk());
        var path = "/opportunities/" + deal.id() + "/attachments";

        web.perform(get(path + "/" + file()).with(user(manager))).andExpect(status().isOk());
        for (var login : new String[] {stranger, other}) {
            web.perform(get(path).with(user(login))).andExpect(status().isNotFound());
            web.perform(get(path + "/" + file()).with(user(login))).andExpect(status().isNotFound());
            web.perform(get(page() + "/" + file()).with(user(login))).andExpect(status().isNotFound());
            send(login, path, "mine.pdf", PDF).andExpect(status().isNotFound());
        }
        web.perform(get(page()).with(user(rep))).andExpect(content().string(containsString("secret.pdf")));
    }

    @Test
    void isRemovedByWhoPutItThereOrLeadsAndToldInTheTimeline() throws Exception {
        jdbc.sql("update customer set owner_login = ? where id = ?").params(stranger, customer).update();
        send(stranger, page(), "theirs.pdf", PDF).andExpect(status().isOk());
        jdbc.sql("update customer set owner_login = ? where id = ?").params(rep, customer).update();
        var removal = page() + "/" + file() + "/removal";

        web.perform(get(page()).with(user(rep))).andExpect(content().string(not(containsString("removal"))));
        web.perform(post(removal).with(user(rep)).with(csrf())).andExpect(status().isForbidden());
        web.perform(post(removal).with(user(manager)).with(csrf())).andExpect(status().isOk());

        assertThat(count()).isZero();
        web.perform(get("/customers/" + customer + "/timeline").with(user(rep)))
                .andExpect(content().string(containsString("attached the file theirs.pdf")))
                .andExpect(content().string(containsString("removed the file theirs.pdf")));
    }

    @Test
    void goesWithItsCustomerIntoAMerge() throws Exception {
        var into = fixture.customer(rep);
        send(rep, page(), "merged.pdf", PDF).andExpect(status().isOk());

        merges.merge(into, 1, customer, 1, Map.of(), viewers.of(rep));

        web.perform(get("/customers/" + into + "/attachments").with(user(rep))).andExpect(content().string(containsString("merged.pdf")));
    }

    private ResultActions send(String login, String path, String name, byte[] content) throws Exception {
        return web.perform(multipart(path).file(new MockMultipartFile("file", name, null, content)).with(user(login)).with(csrf()));
    }

    private String page() {
        return "/customers/" + customer + "/attachments";
    }

    private UUID file() {
        return jdbc.sql("select id from attachment where customer_id = ?").param(customer).query(UUID.class).single();
    }

    private long count() {
        return jdbc.sql("select count(*) from attachment where customer_id = ?").param(customer).query(Long.class).single();
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
