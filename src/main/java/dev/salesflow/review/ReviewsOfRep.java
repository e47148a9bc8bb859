package dev.salesflow.review;

import dev.salesflow.identity.OpenWork;
import dev.salesflow.identity.Viewers;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open review of a rep's cases: nobody else can be asked about them in their place, so it ends with their leaving. */
@Component
class ReviewsOfRep implements OpenWork {

    private final CaseReviewBook reviews;
    private final Viewers viewers;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    ReviewsOfRep(CaseReviewBook reviews, Viewers viewers, MessageSource messages, JdbcClient jdbc) {
        this.reviews = reviews;
        this.viewers = viewers;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "reviewed";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*) from case_review where state = 'OPEN' and rep_login = ?").param(login).query(Long.class).single();
    }

    /** The reason is written as the administrator would, in their language. */
    @Override
    public void handOver(String from, String to, String by) {
        var reason = messages.getMessage("review.repLeft", null, LocaleContextHolder.getLocale());
        jdbc.sql("select id from case_review where state = 'OPEN' and rep_login = ?").param(from).query(UUID.class).list()
                .forEach(id -> reviews.cancel(viewers.of(by), id, reason));
    }
}
