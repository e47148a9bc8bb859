package dev.salesflow.coaching.evidence;

import dev.salesflow.coaching.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells what is said of a record in the reader's language. */
@Component
class RecordWords {

    private final MessageSource messages;

    RecordWords(MessageSource messages) {
        this.messages = messages;
    }

    String label(String fact, Locale locale) {
        return say(locale, "coaching.record.label." + fact);
    }

    /** What a record is called that is about no customer. */
    String name(Evidence.Item item, Locale locale) {
        if (item.said().containsKey("activity")) {
            return say(locale, "coaching.record.activity", say(locale, "coaching.activityKind." + item.said().get("activity")), say(locale, "coaching.activitySpan." + item.said().get("span")));
        }
        return String.valueOf(item.said().get(locale.getLanguage().equals("zh") ? "zh" : "en"));
    }

    String text(String fact, Evidence.Item item, Locale locale) {
        var said = item.said();
        return switch (fact) {
            case "keyFactsMissing" -> ((List<?>) said.get("lacking")).stream().map(lack -> lacking(lack.toString(), locale))
                    .collect(Collectors.joining(say(locale, "coaching.record.and")));
            case "standingStill" -> say(locale, "coaching.record.standing", stage(item, locale), said.get("days"), said.get("allowed"));
            case "signingOverdue" -> say(locale, "coaching.record.signing", said.get("expected"));
            case "contactsOverdue" -> said.containsKey("action") ? say(locale, "coaching.record.agreed", said.get("due"), said.get("action"))
                    : say(locale, "coaching.record.planned", said.get("due"));
            case "averageDiscount", "deepestDiscount" -> say(locale, "coaching.record.discount", said.get("discount"), said.get("revision"), said.get("sent"));
            case "minimumsMissed" -> say(locale, "coaching.minimum.of", said.get("done"), said.get("least"));
            case "skillGaps" -> say(locale, Boolean.TRUE.equals(said.get("byManager")) ? "coaching.record.byManager" : "coaching.record.byRep");
            default -> lost(item, locale);
        };
    }

    /** For instance {@code BUDGET:unproven}. */
    private String lacking(String lack, Locale locale) {
        var parts = lack.split(":");
        return say(locale, "coaching.record.lacking", say(locale, "keyFact." + parts[0]), say(locale, "keyFact.state." + parts[1]));
    }

    private String lost(Evidence.Item item, Locale locale) {
        var said = item.said();
        return Stream.of(
                        say(locale, "coaching.record.lost", stage(item, locale), said.get("closed")),
                        said.containsKey("kind") ? say(locale, "opportunity.lossKind." + said.get("kind")) : null,
                        said.containsKey("competitor") ? say(locale, "coaching.lost.to", said.get("competitor")) : null,
                        said.containsKey("reason") ? said.get("reason").toString() : say(locale, "coaching.lost.noReason"))
                .filter(text -> text != null).collect(Collectors.joining(" · "));
    }

    private String stage(Evidence.Item item, Locale locale) {
        return say(locale, "stage." + item.said().get("stage"));
    }

    private String say(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, Stream.of(arguments).map(String::valueOf).toArray(), locale);
    }
}
