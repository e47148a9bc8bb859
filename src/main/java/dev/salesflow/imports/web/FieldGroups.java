package dev.salesflow.imports.web;

import dev.salesflow.imports.reading.ImportKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a kind as the selects offer them: what every row needs first, the rest by what it is about. */
final class FieldGroups {

    private static final Map<String, List<String>> GROUPS = groups();
    private static final String OTHERS = "more";

    private FieldGroups() {
    }

    private static Map<String, List<String>> groups() {
        var groups = new LinkedHashMap<String, List<String>>();
        groups.put("company", List.of("registrationNumber", "industry", "employees", "annualRevenue", "yearEstablished", "parent"));
        groups.put("reach", List.of("phone", "mobile", "email", "website", "country", "city", "address"));
        groups.put("sales", List.of("owner", "manager", "role", "territory", "source", "stage", "outcome", "product", "amount", "startedOn", "closedOn",
                "expectedSigning", "lostReason", "competitor"));
        groups.put("need", List.of("need", "expectedPurchase", "budget", "budgetMin", "budgetMax", "computerisation", "systemState", "selection",
                "satisfaction", "vendorHope", "designerLeft"));
        groups.put("price", List.of("code", "series", "listPrice", "unit", "wholeUnits", "cost"));
        return groups;
    }

    /** Group → fields; groups without a field of this kind are absent. */
    static Map<String, List<String>> of(ImportKind kind) {
        var of = new LinkedHashMap<String, List<String>>();
        of.put("required", kind.fieldNames().stream().filter(name -> kind.field(name).required()).toList());
        GROUPS.forEach((group, fields) -> of.put(group, fields.stream().filter(name -> kind.has(name) && !kind.field(name).required()).toList()));
        of.put(OTHERS, kind.fieldNames().stream().filter(name -> of.values().stream().noneMatch(fields -> fields.contains(name))).toList());
        of.values().removeIf(List::isEmpty);
        return of;
    }
}
