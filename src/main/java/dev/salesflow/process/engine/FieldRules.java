package dev.salesflow.process.engine;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What a form's author asks of one value; null where nothing is asked.
 *
 * @param exact a number that the browser sends as it was typed, not as a floating one
 */
record FieldRules(boolean required, BigDecimal min, BigDecimal max, Integer minLength, Integer maxLength,
        Pattern pattern, Integer decimalDigits, boolean exact) {
}
