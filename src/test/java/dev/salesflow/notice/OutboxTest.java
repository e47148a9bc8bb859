package dev.salesflow.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.salesflow.SalesflowTest;
import dev.salesflow.TestClock;
import dev.salesflow.company.CompanyBook;
import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.access.AccessDeniedException;

@SalesflowTest
class OutboxTest {

    private static final Viewer ADMIN = new Viewer("admin", Role.ADMIN, Set.of());

    @Autowired
    Outbox outbox;
    @Autowired
    NoticeChoices choices;
    @Autowired
    CompanyBook company;
    @Autowired
    People people;
    @Autowired
    TestClock clock;
    @Autowired
    JdbcClient jdbc;

    String person;
    final List<Mail> arrived = new ArrayList<>();

    @BeforeEach
    void somebodyWithAnAddressAndAnEmptyOutbox() {
        jdbc.sql("delete from outbox_mail").update();
        person = new TestPeople(jdbc).rep();
        jdbc.sql("update app_user set email = ? where login = ?").params(person + "@example.com", person).update();
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void aLetterIsSentOnce() {
        outbox.put(person, Notice.DAILY, letter("once"));

        new Postman(outbox, arrived::add).deliver();
        new Postman(outbox, arrived::add).deliver();

        assertThat(arrived).singleElement().extracting(Mail::address).isEqualTo(person + "@example.com");
        assertThat(open()).isEmpty();
    }

    @Test
    void whatWasToldByAKeyIsNotToldAgain() {
        outbox.put(person, Notice.DAILY, letter("due:today"));
        new Postman(outbox, arrived::add).deliver();

        outbox.put(person, Notice.DAILY, letter("due:today"));
        new Postman(outbox, arrived::add).deliver();

        assertThat(arrived).hasSize(1);
    }

    @Test
    void isTriedAgainLaterAndLaterThenGivenUpInSightOfAnAdministratorWhoSendsItAgain() {
        outbox.put(person, Notice.DAILY, letter("hard"));
        var broken = new Postman(outbox, mail -> {
            throw new MailSendException("421 come again");
        });

        broken.deliver();
        broken.deliver();
        assertThat(open()).singleElement().satisfies(mail -> {
            assertThat(mail.attempts()).isEqualTo(1);
            assertThat(mail.problem()).isEqualTo("421 come again");
        });
        for (var wait : Outbox.RETRIES) {
            clock.advance(wait.plusSeconds(1));
            broken.deliver();
        }

        var givenUp = open().get(0);
        assertThat(givenUp.state()).isEqualTo(Mail.State.FAILED);
        assertThat(givenUp.attempts()).isEqualTo(Outbox.RETRIES.size() + 1);
        clock.advance(Duration.ofDays(2));
        new Postman(outbox, arrived::add).deliver();
        assertThat(arrived).isEmpty();

        jdbc.sql("update app_user set email = 'new@example.com' where login = ?").param(person).update();
        outbox.sendAgain(ADMIN, givenUp.id());
        new Postman(outbox, arrived::add).deliver();
        assertThat(arrived).singleElement().extracting(Mail::address).isEqualTo("new@example.com");
    }

    @Test
    void aNodeThatDiesWhileSendingLeavesTheLetterToAnother() {
        outbox.put(person, Notice.DAILY, letter("lost"));
        assertThat(outbox.claim(10)).hasSize(1);

        assertThat(outbox.claim(10)).isEmpty();
        clock.advance(Outbox.LEASE.plusSeconds(1));

        assertThat(outbox.claim(10)).hasSize(1);
    }

    @Test
    void nobodyIsToldWhoHasNoAddressIsDisabledOrDoesWithout() {
        var silent = new TestPeople(jdbc).rep();
        outbox.put(silent, Notice.DAILY, letter("a"));
        choices.choose(person, EnumSet.of(Notice.ASSIGNMENTS));
        outbox.put(person, Notice.DAILY, letter("b"));
        outbox.put(person, Notice.ASSIGNMENTS, letter("c"));
        jdbc.sql("update app_user set enabled = false where login = ?").param(person).update();
        outbox.put(person, Notice.ASSIGNMENTS, letter("d"));

        assertThat(jdbc.sql("select key from outbox_mail").query(String.class).list()).containsExactly("c");
    }

    @Test
    void onlyAdministratorsSeeTheOutgoingMail() {
        var manager = new Viewer("manager", Role.MANAGER, Set.of());

        assertThatThrownBy(() -> outbox.open(manager, new Page.Request(0, 10))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> outbox.sendAgain(manager, UUID.randomUUID())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> outbox.drop(manager, UUID.randomUUID())).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aMailServerGetsItInTheCompanysNameWithTheSameIdEachTimeAndNoForeignHeader() throws Exception {
        var server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            var sender = new JavaMailSenderImpl();
            sender.setHost("localhost");
            sender.setPort(server.getSmtp().getPort());
            var transport = new SmtpTransport(sender, company, people, "salesflow@example.com");
            outbox.put(person, Notice.DAILY, new Letter("smtp", "您有 2 项任务到期\r\nBcc: thief@example.com", "海兰汽车：记录初访"));

            var mail = outbox.claim(1).get(0);
            transport.send(mail);
            transport.send(mail);

            var received = server.getReceivedMessages();
            assertThat(received).hasSize(2);
            assertThat(received[0].getHeader("Message-ID")).isEqualTo(received[1].getHeader("Message-ID"));
            assertThat(received[0].getSubject()).isEqualTo("您有 2 项任务到期 Bcc: thief@example.com");
            assertThat(received[0].getAllRecipients()).hasSize(1);
            assertThat(received[0].getFrom()[0].toString()).contains("salesflow@example.com");
            assertThat(received[0].getContent().toString().strip()).isEqualTo("海兰汽车：记录初访");
        } finally {
            server.stop();
        }
    }

    @Test
    void aLetterToSomebodyOutsideBringsItsFileAndIsAnsweredToItsWriter() throws Exception {
        var server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            var sender = new JavaMailSenderImpl();
            sender.setHost("localhost");
            sender.setPort(server.getSmtp().getPort());
            outbox.putOutside(person, "li@hailan.example", new Letter("outside", "报价单", "您好"),
                    new Letter.Enclosure("报价单 1.pdf", "application/pdf", new byte[] {1, 2, 3}));

            new SmtpTransport(sender, company, people, "salesflow@example.com").send(outbox.claim(1).get(0));

            var received = server.getReceivedMessages()[0];
            assertThat(received.getAllRecipients()[0].toString()).isEqualTo("li@hailan.example");
            assertThat(received.getReplyTo()[0].toString()).contains(person + "@example.com");
            var file = ((jakarta.mail.Multipart) received.getContent()).getBodyPart(1);
            assertThat(jakarta.mail.internet.MimeUtility.decodeText(file.getFileName())).isEqualTo("报价单 1.pdf");
            assertThat(file.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        } finally {
            server.stop();
        }
    }

    @Test
    void whatGoesOutsideKeepsItsAddressWhenItIsSentAgain() {
        outbox.putOutside(person, "li@hailan.example", letter("outside again"), new Letter.Enclosure("1.pdf", "application/pdf", new byte[] {1}));
        outbox.failed(outbox.claim(1).get(0), "no such host");

        outbox.sendAgain(ADMIN, open().get(0).id());

        assertThat(outbox.claim(1)).singleElement().satisfies(mail -> {
            assertThat(mail.address()).isEqualTo("li@hailan.example");
            assertThat(mail.enclosure().name()).isEqualTo("1.pdf");
        });
    }

    private List<Mail> open() {
        return outbox.open(ADMIN, new Page.Request(0, 50)).items();
    }

    private static Letter letter(String key) {
        return new Letter(key, "Two tasks are due", "Record first visit: Hailan Motors");
    }
}
