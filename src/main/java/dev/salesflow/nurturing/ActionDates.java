package dev.salesflow.nurturing;

import dev.salesflow.shared.Days;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A person's next actions in their calendar. */
@Component
class ActionDates implements CalendarSource {

    private static final int MOST = 1_000;

    private final NextActions actions;

    ActionDates(NextActions actions) {
        this.actions = actions;
    }

    @Override
    public List<CalendarEntry> of(String login, Locale locale) {
        return actions.of(login, Days.LAST, MOST).stream()
                .map(action -> new CalendarEntry("next-action-" + action.id(), action.action() + " · " + action.customer(), action.due(),
                        action.time(), "/next-actions/" + action.id()))
                .toList();
    }
}
