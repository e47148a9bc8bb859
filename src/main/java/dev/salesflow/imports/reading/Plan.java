package dev.salesflow.imports.reading;

import java.util.Map;

/**
 * How a list is read, when nothing is left to ask.
 *
 * @param mapping column → field
 * @param dates column → shape → format
 * @param values column → value in the file → value meant
 * @param placeholder rows without a customer go to the placeholder
 */
public record Plan(Map<String, String> mapping, Map<String, Map<String, String>> dates, Map<String, Map<String, String>> values,
        boolean placeholder) {
}
