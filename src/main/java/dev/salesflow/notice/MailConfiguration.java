package dev.salesflow.notice;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.identity.People;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail goes by a server where one is set, else into the log. */
@Configuration
class MailConfiguration {

    @Bean
    MailTransport mailTransport(ObjectProvider<JavaMailSenderImpl> sender, CompanyBook company, People people, @Value("${salesflow.mail.from}") String from) {
        var server = sender.getIfAvailable();
        return server == null ? new LogTransport() : new SmtpTransport(server, company, people, from);
    }
}
