package dev.salesflow.shared.workbook;

import dev.salesflow.shared.BadFile;

/** Puts the text of one element together from its runs, without fonts and without the readings above Chinese characters. */
final class RichText {

    /** Excel allows a third of this in one cell. */
    static final int LONGEST = 100_000;

    private final StringBuilder text = new StringBuilder();
    private boolean inText;
    private boolean inReading;

    /** Takes one event in; true where it ends the element, whose text is then complete. */
    boolean endsWith(XmlPart xml, String element) {
        var begins = xml.begins();
        if (begins.equals(element)) {
            clear();
        } else if (begins.equals("t")) {
            inText = !inReading;
        } else if (begins.equals("rPh")) {
            inReading = true;
        }
        if (inText) {
            xml.text(text);
            if (text.length() > LONGEST) {
                throw new BadFile("imports.file.longText", LONGEST);
            }
        }
        var ends = xml.ends();
        inText &= !ends.equals("t");
        inReading &= !ends.equals("rPh");
        return ends.equals(element);
    }

    String value() {
        return text.toString();
    }

    private void clear() {
        text.setLength(0);
        inText = false;
        inReading = false;
    }
}
