package dev.salesflow.product;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether half of a unit can be sold: of time, weight, length, area and volume it can; of sets, licences, seats and sessions it cannot. */
final class SoldUnits {

    private static final Pattern SIGNS = Pattern.compile("[\\s\\-/.·]+");
    private static final Set<String> DIVISIBLE = Set.of(
            "天", "日", "人天", "人日", "工作日", "小时", "时", "人时", "工时", "人小时", "分钟", "周", "人周", "星期", "月", "个月", "人月", "季", "季度", "年", "人年",
            "克", "千克", "公斤", "斤", "吨", "米", "千米", "公里", "平方米", "平米", "立方米", "升", "毫升", "亩",
            "day", "days", "personday", "persondays", "manday", "mandays", "workday", "workdays", "workingday", "workingdays", "md", "pd",
            "hour", "hours", "h", "hr", "hrs", "personhour", "personhours", "manhour", "manhours", "minute", "minutes", "week", "weeks",
            "month", "months", "personmonth", "personmonths", "manmonth", "manmonths", "quarter", "quarters", "year", "years",
            "g", "kg", "t", "ton", "tons", "tonne", "tonnes", "m", "metre", "metres", "meter", "meters", "km", "m²", "㎡", "m2", "sqm", "m³", "m3",
            "l", "litre", "litres", "liter", "liters");

    private SoldUnits() {
    }

    /** Null and words that nobody foresaw are taken for whole things: half a thing at half its price looks like list price. */
    static boolean isDivisible(String unit) {
        return unit != null && DIVISIBLE.contains(SIGNS.matcher(unit.toLowerCase(Locale.ROOT)).replaceAll(""));
    }
}
