package dev.salesflow.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** How an amount reads wherever people see one: "120,000.50 CNY". */
public final class Money {

    private static final int CENTS = 2;

    private Money() {
    }

    /** Empty where there is no amount; without a currency where none is known. */
    public static String text(BigDecimal amount, String currency, Locale locale) {
        return text(amount, currency, locale, CENTS);
    }

    /** Of sums that are looked at for their size: without what stands behind the point. */
    public static String rounded(BigDecimal amount, String currency, Locale locale) {
        return text(amount, currency, locale, 0);
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
