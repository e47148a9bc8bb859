package dev.salesflow.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** How an amount reads wherever people see one, "120,000.50 CNY", and how one is read that a person typed. */
public final class Money {

    /** The largest that any amount of ours may be. */
    public static final BigDecimal LARGEST = new BigDecimal("999999999999999.99");

    private static final int CENTS = 2;
    private static final Pattern TYPED = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?");

    private static final Pattern KEPT = Pattern.compile("(\\d{1,40}(?:\\.\\d{1,2})?)(?: ([A-Z]{3}))?");

    private Money() {
    }

    /** With a point, or a comma or space between thousands; refuses, naming the field, what is no amount, below zero, too large or too fine. */
    public static BigDecimal read(String field, String text) {
        var amount = number(field, text);
        new Refusals().require(amount.signum() >= 0, field, "error.negativeAmount")
                .require(amount.compareTo(LARGEST) <= 0, field, "error.amountTooLarge", LARGEST)
                .require(amount.stripTrailingZeros().scale() <= CENTS, field, "error.amountTooFine").throwIfAny();
        return amount;
    }

    /** Any number, written as an amount is. */
    public static BigDecimal number(String field, String text) {
        var plain = text.strip().replaceAll("(?<=\\d)[,\\s](?=\\d{3}(\\D|$))", "");
        if (!TYPED.matcher(plain).matches()) {
            throw Refusal.ofField(field, "error.notANumber");
        }
        return new BigDecimal(plain);
    }

    /** How many stand behind the point in that currency; amounts are kept with two at most. */
    public static int digits(String currency) {
        return Math.min(CENTS, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
    }

    /** Whether it is as fine as that currency has coins for. */
    public static boolean fits(BigDecimal amount, String currency) {
        return amount.stripTrailingZeros().scale() <= digits(currency);
    }

    /** Empty where there is no amount; without a currency where none is known. */
    public static String text(BigDecimal amount, String currency, Locale locale) {
        return text(amount, currency, locale, CENTS);
    }

    /** An amount that is kept as text, "36480.00 EUR", as people read one; any other text stays as it is. */
    public static String retold(String kept, Locale locale) {
        var amount = kept == null ? null : KEPT.matcher(kept);
        return amount == null || !amount.matches() ? kept : text(new BigDecimal(amount.group(1)), amount.group(2), locale);
    }

    /** Of sums that are looked at for their size: without what stands behind the point. */
    public static String rounded(BigDecimal amount, String currency, Locale locale) {
        return text(amount, currency, locale, 0);
    }

    /** An amount within a sentence of the message files, in the language in which that is read. */
    public static MessageSourceResolvable said(BigDecimal amount, String currency) {
        return new DefaultMessageSourceResolvable(new String[] {"money.said"}, new Object[] {amount, currency});
    }

    private static String text(BigDecimal amount, String currency, Locale locale, int digits) {
        if (amount == null) {
            return "";
        }
        var format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount) + (currency == null || currency.isBlank() ? "" : " " + currency);
    }
}
