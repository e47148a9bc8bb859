package dev.salesflow.imports.reading;

import java.util.Map;

/**
 * One field a list may give.
 *
 * @param longest letters of a text at most; for a whole number the largest value
 * @param words for a choice: folded word → value
 * @param known what the value must name, or {@code ANYTHING}
 */
public record Field(String name, Type type, boolean required, long smallest, long longest, Map<String, String> words,
        Known known) {

    public enum Type { TEXT, WHOLE, AMOUNT, RANGE, DATE, YES_NO, CHOICE, CURRENCY }

    /** What the system knows by name: records that must exist, or words that may be new. */
    public enum Known {
        ANYTHING, PRODUCT, PERSON, CUSTOMER, INDUSTRY, TERRITORY;

        boolean record() {
            return this == PRODUCT || this == PERSON || this == CUSTOMER;
        }

        /** What is not known yet may be new. */
        public boolean word() {
            return this == INDUSTRY || this == TERRITORY;
        }
    }

    /** Whether values of this field are looked up: choices, records and words that the system knows. */
    public boolean named() {
        return !words.isEmpty() || known != Known.ANYTHING;
    }

    public boolean number() {
        return type == Type.WHOLE || type == Type.AMOUNT || type == Type.RANGE;
    }

    static Field text(String name, int longest) {
        return new Field(name, Type.TEXT, false, 0, longest, Map.of(), Known.ANYTHING);
    }

    static Field whole(String name, long smallest, long largest) {
        return new Field(name, Type.WHOLE, false, smallest, largest, Map.of(), Known.ANYTHING);
    }

    static Field amount(String name) {
        return new Field(name, Type.AMOUNT, false, 0, 0, Map.of(), Known.ANYTHING);
    }

    static Field date(String name) {
        return new Field(name, Type.DATE, false, 0, 0, Map.of(), Known.ANYTHING);
    }

    static Field yesNo(String name) {
        return new Field(name, Type.YES_NO, false, 0, 0, Words.YES_NO, Known.ANYTHING);
    }

    static Field choice(String name, Map<String, String> words) {
        return new Field(name, Type.CHOICE, false, 0, 0, words, Known.ANYTHING);
    }

    Field needed() {
        return new Field(name, type, true, smallest, longest, words, known);
    }

    Field of(Type other) {
        return new Field(name, other, required, smallest, longest, words, known);
    }

    Field known(Known what) {
        return new Field(name, type, required, smallest, longest, words, what);
    }
}
