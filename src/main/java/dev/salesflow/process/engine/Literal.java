package dev.salesflow.process.engine;

import java.util.regex.Pattern;

/**
 * A text of people for a form to show. A form takes what it shows for Markdown with HTML in it: angle brackets, and what
 * stands between them, would vanish, and a star or a number would become formatting.
 */
public final class Literal {

    private static final Pattern SIGN = Pattern.compile("[&<>\\\\`*_{}\\[\\]()#+\\-.!|~=:]");

    private Literal() {
    }

    /** Null stays null. */
    public static String of(String text) {
        return text == null ? null : SIGN.matcher(text).replaceAll(sign -> "&#" + (int) sign.group().charAt(0) + ";").replaceAll("\\R", "  \n");
    }
}
