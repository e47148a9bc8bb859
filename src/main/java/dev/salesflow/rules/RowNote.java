package dev.salesflow.rules;

import dev.salesflow.shared.Wording;
import java.util.Locale;

/** Why a row says what it says, as its authors wrote it in both languages; either may be empty or null. */
public record RowNote(String en, String zh) implements Wording {

    /** In the reader's language, or in the other one where that was left empty. */
    @Override
    public String in(Locale locale) {
        var chinese = "zh".equals(locale.getLanguage());
        var wanted = chinese ? zh : en;
        return wanted == null || wanted.isEmpty() ? (chinese ? en : zh) : wanted;
    }
}
