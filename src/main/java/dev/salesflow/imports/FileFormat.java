package dev.salesflow.imports;

import java.nio.charset.Charset;
import java.util.List;

/**
 * What a file turned out to be, whatever its name said.
 *
 * @param sheet the sheet that is read, null where there are none
 * @param sheets all sheets that can be chosen
 * @param headLine line of the column names; rows are what stands below
 */
public record FileFormat(Type type, String charset, char delimiter, String sheet, List<String> sheets, int headLine) {

    public enum Type { CSV, XLSX }

    static FileFormat csv(Charset charset, char delimiter, int headLine) {
        return new FileFormat(Type.CSV, charset.name(), delimiter, null, List.of(), headLine);
    }

    static FileFormat xlsx(String sheet, List<String> sheets, int headLine) {
        return new FileFormat(Type.XLSX, "UTF-8", ',', sheet, sheets, headLine);
    }

    public boolean workbook() {
        return type == Type.XLSX;
    }

    /** The delimiter's name in the message files. */
    public String delimiterName() {
        return switch (delimiter) {
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "bar";
            default -> "comma";
        };
    }
}
