package dev.salesflow.notice;

/** The way out. */
interface MailTransport {

    /**
     * Returns when the mail was taken over. Called again for the same mail where nobody knows whether it was.
     *
     * @throws org.springframework.mail.MailException where it was not
     */
    void send(Mail mail);
}
