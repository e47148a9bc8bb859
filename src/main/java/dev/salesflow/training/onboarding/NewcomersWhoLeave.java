package dev.salesflow.training.onboarding;

import dev.salesflow.identity.OpenWork;
import dev.salesflow.identity.Viewers;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody else can be onboarded in a newcomer's place, so it ends with their leaving. */
@Component
class NewcomersWhoLeave implements OpenWork {

    private final OnboardingBook onboardings;
    private final Viewers viewers;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    NewcomersWhoLeave(OnboardingBook onboardings, Viewers viewers, MessageSource messages, JdbcClient jdbc) {
        this.onboardings = onboardings;
        this.viewers = viewers;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "onboarded";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from onboarding where state = 'RUNNING' and newcomer_login = ?").param(login).query(Long.class).single();
    }

    /** The reason is written as the administrator would, in their language. */
    @Override
    public void handOver(String from, String to, String by) {
        var reason = messages.getMessage("onboarding.left", null, LocaleContextHolder.getLocale());
        jdbc.sql("select id from onboarding where state = 'RUNNING' and newcomer_login = ?").param(from).query(UUID.class).list()
                .forEach(id -> onboardings.cancel(viewers.of(by), id, reason));
    }
}
