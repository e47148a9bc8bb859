package dev.salesflow.shared.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the numbers of a workbook mean by their cell formats: plain numbers, dates, percentages, codes with leading zeros. */
final class NumberFormats {

    /** The digits are how many a code has at least. */
    record Format(Kind kind, int digits) {
    }

    enum Kind { PLAIN, DATE, PERCENT, CODE }

    private static final Format PLAIN = new Format(Kind.PLAIN, 0);
    private static final Format DATE = new Format(Kind.DATE, 0);
    private static final Format PERCENT = new Format(Kind.PERCENT, 0);
    /** More than Excel allows. */
    private static final int MOST = 70_000;
    private static final int LONGEST_CODE = 255;
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|[_*].|\\[[^\\]]*\\]");
    private static final Pattern ELAPSED = Pattern.compile("(?i).*\\[(h+|m+|s+)\\].*");
    private static final Pattern ZEROS = Pattern.compile("0{2,15}");

    private final List<Format> byStyle = new ArrayList<>();

    static NumberFormats of(Parts parts, String part) {
        var formats = new NumberFormats();
        if (part == null || !parts.has(part)) {
            return formats;
        }
        var own = new HashMap<Integer, Format>();
        try (var xml = parts.open(part)) {
            boolean inCells = false;
            while (xml.advance()) {
                inCells = (inCells || xml.begins().equals("cellXfs")) && !xml.ends().equals("cellXfs");
                if (xml.begins().equals("numFmt")) {
                    own.put(number(xml.attribute("numFmtId")), ofCode(xml.attribute("formatCode")));
                } else if (inCells && xml.begins().equals("xf")) {
                    formats.byStyle.add(of(number(xml.attribute("numFmtId")), own));
                }
                if (own.size() > MOST || formats.byStyle.size() > MOST) {
                    throw xml.broken();
                }
            }
        }
        return formats;
    }

    Format of(int style) {
        return style >= 0 && style < byStyle.size() ? byStyle.get(style) : PLAIN;
    }

    /** 27 to 36 and 50 to 58 are the dates of Chinese, Japanese and Korean Excel, which it may write without their codes. */
    private static Format of(int id, Map<Integer, Format> own) {
        boolean date = id >= 14 && id <= 22 || id >= 27 && id <= 36 || id == 45 || id == 47 || id >= 50 && id <= 58;
        return own.getOrDefault(id, date ? DATE : id == 9 || id == 10 ? PERCENT : PLAIN);
    }

    static Format ofCode(String code) {
        if (code == null || code.length() > LONGEST_CODE || ELAPSED.matcher(code).matches()) {
            return PLAIN;
        }
        var bare = LITERALS.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        var positive = bare.split(";", 2)[0].strip();
        if (positive.contains("general")) {
            return PLAIN;
        }
        if (positive.contains("%")) {
            return PERCENT;
        }
        if (ZEROS.matcher(positive).matches()) {
            return new Format(Kind.CODE, positive.length());
        }
        return positive.matches(".*[ymdhs].*") && !positive.matches(".*[#?].*") ? DATE : PLAIN;
    }

    static int number(String digits) {
        try {
            return digits == null ? -1 : Integer.parseInt(digits.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
