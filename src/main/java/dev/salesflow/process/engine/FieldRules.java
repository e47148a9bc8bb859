package dev.salesflow.process.engine;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What a form's author asks of one value; null where nothing is asked. */
record FieldRules(boolean required, BigDecimal min, BigDecimal max, Integer minLength, Integer maxLength,
        Pattern pattern, Integer decimalDigits) {
}
