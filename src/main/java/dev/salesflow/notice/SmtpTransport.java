package dev.salesflow.notice;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.identity.People;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** By the mail server of {@code spring.mail.*}, in the company's name. */
class SmtpTransport implements MailTransport {

    private final JavaMailSenderImpl sender;
    private final CompanyBook company;
    private final People people;
    private final String from;

    SmtpTransport(JavaMailSenderImpl sender, CompanyBook company, People people, String from) {
        this.sender = sender;
        this.people = people;
        this.company = company;
        this.from = from;
    }

    @Override
    public void send(Mail mail) {
        try {
            var message = new Numbered(sender.getSession(), mail);
            var helper = new MimeMessageHelper(message, mail.enclosure() != null, StandardCharsets.UTF_8.name());
            helper.setFrom(from, company.current().name());
            if (mail.outside()) {
                answersGoTo(mail.login(), helper);
            }
            helper.setTo(mail.address());
            helper.setSubject(mail.subject());
            helper.setText(mail.body());
            if (mail.enclosure() != null) {
                var enclosure = mail.enclosure();
                helper.addAttachment(enclosure.name(), new ByteArrayResource(enclosure.content()), enclosure.type());
            }
            sender.send(message);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException(e);
        }
    }

    /** Whoever gets it from outside answers to the person who wrote it. */
    private void answersGoTo(String login, MimeMessageHelper helper) throws MessagingException, UnsupportedEncodingException {
        var person = people.find(login);
        if (person.isPresent() && person.get().email() != null) {
            helper.setReplyTo(person.get().email(), person.get().name());
        }
    }

    /** The same mail bears the same id however often it is sent, so that a receiver can tell. */
    private static class Numbered extends MimeMessage {

        private final Mail mail;

        Numbered(Session session, Mail mail) {
            super(session);
            this.mail = mail;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + mail.id() + "@salesflow>");
        }
    }
}
