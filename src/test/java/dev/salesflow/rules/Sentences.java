package dev.salesflow.rules;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What people read of tables about parcels. */
final class Sentences {

    static final MessageSource MESSAGES = messages();

    private Sentences() {
    }

    static String en(MessageSourceResolvable words) {
        return MESSAGES.getMessage(words, Locale.ENGLISH);
    }

    static String zh(MessageSourceResolvable words) {
        return MESSAGES.getMessage(words, Locale.SIMPLIFIED_CHINESE);
    }

    private static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/rules", "messages/parcel");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}
