package dev.salesflow.imports.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The unit and currency that a column's name states: 年营收（万元）, "Revenue (USD)", "amount in k€". */
final class ColumnUnits {

    private static final Pattern STATED = Pattern.compile("\\(([^)]*)\\)|\\[([^]]*)]|【([^】]*)】|(?:/| in )\\s*(\\S+(?: of \\S+)?)$");
    private static final Map<String, Integer> POWERS = powers();
    private static final Pattern CURRENCY = Pattern.compile("rmb|cny|usd|eur|gbp|us\\$|人民币|美元|欧元|英镑|元|[¥$€£]");

    private ColumnUnits() {
    }

    private static Map<String, Integer> powers() {
        var powers = new LinkedHashMap<>(Numbers.UNITS);
        powers.put("million", 6);
        powers.put("thousand", 3);
        return powers;
    }

    private static String stated(String column) {
        var found = STATED.matcher(Words.fold(column));
        if (!found.find()) {
            return "";
        }
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return "";
    }

    /** The power of ten by which the column's numbers are meant; 0 where its name says nothing. */
    static int power(String column) {
        var stated = stated(column);
        return POWERS.entrySet().stream().filter(unit -> unit.getKey().equals("k") ? stated.matches("k|k ?[¥$€£]|[¥$€£] ?k|k ?(usd|eur|rmb|cny)")
                : stated.contains(unit.getKey())).map(Map.Entry::getValue).findFirst().orElse(0);
    }

    static Optional<String> currency(String column) {
        var sign = CURRENCY.matcher(stated(column));
        return sign.find() ? Numbers.currency(sign.group()) : Optional.empty();
    }
}
