package dev.salesflow.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries the letters out, outside any transaction: a slow mail server holds up nothing but mail. */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int BATCH = 20;

    private final Outbox outbox;
    private final MailTransport transport;

    Postman(Outbox outbox, MailTransport transport) {
        this.outbox = outbox;
        this.transport = transport;
    }

    @Scheduled(fixedDelayString = "${salesflow.mail.send-every}", initialDelayString = "${salesflow.mail.send-every}")
    void deliver() {
        for (var due = outbox.claim(BATCH); !due.isEmpty(); due = outbox.claim(BATCH)) {
            due.forEach(this::send);
        }
    }

    private void send(Mail mail) {
        try {
            transport.send(mail);
            outbox.sent(mail.id());
        } catch (MailException e) {
            LOG.warn("Mail {} to {} could not be sent, try {}", mail.id(), mail.login(), mail.attempts(), e);
            outbox.failed(mail, e.getMessage());
        }
    }
}
