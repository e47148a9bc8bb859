package dev.salesflow.shared.workbook;

import dev.salesflow.shared.BadFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Goes through one sheet from its first row to its last; of rows without any value nothing is told. */
final class SheetReader {

    /** Columns and rows that a sheet can have. */
    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_MERGES = 5_000;

    private final XmlPart xml;
    private final CellTexts texts;
    private final int widest;
    private final RichText inline = new RichText();
    private final StringBuilder value = new StringBuilder();
    private final List<Merge> merges = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private int row;
    private int column;
    private String type;
    private int style;
    private boolean formula;
    private boolean inValue;

    /** @param widest a cell further to the right stands for all that are there, so that no row becomes endless */
    SheetReader(XmlPart xml, CellTexts texts, int widest) {
        this.xml = xml;
        this.texts = texts;
        this.widest = widest;
    }

    /** @param rows is told each row until it answers false */
    List<Merge> read(Predicate<Workbook.Row> rows) {
        boolean wanted = true;
        while (wanted && xml.advance()) {
            switch (xml.begins()) {
                case "row" -> beginRow();
                case "c" -> beginCell();
                case "f" -> formula = true;
                case "v" -> inValue = true;
                case "mergeCell" -> merge();
                default -> takeText();
            }
            switch (xml.ends()) {
                case "v" -> inValue = false;
                case "c" -> endCell();
                case "row" -> wanted = cells.isEmpty() || rows.test(new Workbook.Row(row, cells));
                default -> { }
            }
        }
        return merges;
    }

    private void beginRow() {
        int given = NumberFormats.number(xml.attribute("r"));
        if (xml.attribute("r") != null && given <= row || row >= MOST_ROWS || given > MOST_ROWS) {
            throw xml.broken();
        }
        row = given > 0 ? given : row + 1;
        column = 0;
        cells = new ArrayList<>();
    }

    private void beginCell() {
        var place = xml.attribute("r");
        int given = place == null ? column + 1 : Merge.column(place);
        if (given <= column || given > MOST_COLUMNS) {
            throw xml.broken();
        }
        column = given;
        type = xml.attribute("t");
        style = NumberFormats.number(xml.attribute("s"));
        formula = false;
        value.setLength(0);
    }

    private void takeText() {
        if (inValue) {
            xml.text(value);
            if (value.length() > RichText.LONGEST) {
                throw new BadFile("imports.file.longText", RichText.LONGEST);
            }
        } else if ("inlineStr".equals(type) && inline.endsWith(xml, "is")) {
            value.append(inline.value());
        }
    }

    private void endCell() {
        var text = value.isEmpty() ? (formula && !"str".equals(type) ? CellTexts.NO_RESULT : "") : texts.of(type, value.toString(), style);
        if (text == null) {
            throw xml.broken();
        }
        int place = Math.min(column, widest);
        if (text.isEmpty() || place <= cells.size() && !cells.get(place - 1).isEmpty()) {
            return;
        }
        while (cells.size() < place) {
            cells.add("");
        }
        cells.set(place - 1, text);
    }

    private void merge() {
        if (merges.size() < MOST_MERGES) {
            Merge.of(xml.attribute("ref")).ifPresent(merges::add);
        }
    }
}
