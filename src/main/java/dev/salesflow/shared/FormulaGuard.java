package dev.salesflow.shared;

import java.util.regex.Pattern;

/**
 * Keeps a text in a CSV file from being taken for a formula by a spreadsheet: one apostrophe is put before it, and before
 * a text that looks as if it had been, so that taking one away always gives the text as it was.
 */
public final class FormulaGuard {

    /** Behind apostrophes and blanks what spreadsheets begin a formula with, in any width; a tab or line break by itself. */
    private static final Pattern FORMULA = Pattern.compile(
            "'*[\\s\\u00A0\\u3000]*[=+\\-@＝＋－＠﹢﹣﹦﹫−].*|'*[\\t\\r\\n].*", Pattern.DOTALL);

    private FormulaGuard() {
    }

    public static String guarded(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    public static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
