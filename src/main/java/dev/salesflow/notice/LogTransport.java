package dev.salesflow.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Without a mail server what would be sent stands in the log, its words left out: they name customers. */
class LogTransport implements MailTransport {

    private static final Logger LOG = LoggerFactory.getLogger(LogTransport.class);

    @Override
    public void send(Mail mail) {
        LOG.info("No mail server is set (spring.mail.host): \"{}\" to {} is not sent", mail.subject(), mail.login());
    }
}
