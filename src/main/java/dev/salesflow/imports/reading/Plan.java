package dev.salesflow.imports.reading;

import java.util.Map;

/**
 * How a list is read, when nothing is left to ask. A plan stored by an earlier version may lack the later parts.
 *
 * @param mapping column → field
 * @param dates column → shape → format
 * @param values column → value in the file → value meant
 * @param placeholder rows without a customer go to the placeholder
 * @param numbers column → how its numbers are written
 */
public record Plan(Map<String, String> mapping, Map<String, Map<String, String>> dates, Map<String, Map<String, String>> values,
        boolean placeholder, Map<String, Writing> numbers) {

    /**
     * @param style code of the format
     * @param power of ten by which numbers without a unit of their own are multiplied, as the column's name says
     * @param currency of amounts that carry no sign, or null
     */
    public record Writing(String style, int power, String currency) {
    }

    public Plan {
        numbers = numbers == null ? Map.of() : numbers;
    }
}
