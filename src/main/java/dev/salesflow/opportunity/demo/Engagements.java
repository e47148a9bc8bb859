package dev.salesflow.opportunity.demo;

import dev.salesflow.shared.Wording;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What else people are busy with, told by whoever keeps it: no demo is booked meanwhile. */
public interface Engagements {

    /** @param english what it is; {@code chinese} the same */
    record Engagement(String login, String english, String chinese, Instant startsAt, Instant endsAt) implements Wording {

        @Override
        public String in(Locale locale) {
            return locale.getLanguage().equals("zh") ? chinese : english;
        }

        boolean overlaps(Instant start, Instant end) {
            return startsAt.isBefore(end) && endsAt.isAfter(start);
        }
    }

    /** Nobody is engaged otherwise until the transaction ends, so that two who book at once do not pass each other by. */
    void hold();

    /** By time. */
    List<Engagement> between(Collection<String> logins, Instant first, Instant end);
}
