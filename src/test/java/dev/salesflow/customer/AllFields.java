package dev.salesflow.customer;

import java.util.EnumMap;
import java.util.Map;

/** A customer of whom everything is known. */
public final class AllFields {

    private AllFields() {
    }

    public static CustomerData of(String externalId, String owner) {
        var values = new EnumMap<CustomerField, Object>(CustomerField.class);
        Map.ofEntries(
                Map.entry("name", "华东精密机械有限公司"), Map.entry("externalId", externalId),
                Map.entry("registrationNumber", "REG-" + externalId), Map.entry("industry", "机械"),
                Map.entry("employees", "1200"), Map.entry("annualRevenue", "350000000.50"), Map.entry("currency", "CNY"),
                Map.entry("yearEstablished", "1998"), Map.entry("phone", "+86 21 6888 0000"),
                Map.entry("email", "info@huadong.example"), Map.entry("website", "https://huadong.example"),
                Map.entry("country", "中国"), Map.entry("city", "上海"), Map.entry("address", "张江路 1 号"),
                Map.entry("territory", "华东"), Map.entry("owner", owner), Map.entry("source", "展会"),
                Map.entry("need", "库存不准，月底盘点要三天"), Map.entry("expectedPurchase", "2027-01-31"),
                Map.entry("budgetMin", "300000"), Map.entry("budgetMax", "500000"), Map.entry("computerisation", "VENDOR"),
                Map.entry("systemState", "IN_USE"), Map.entry("selection", "WAITING"),
                Map.entry("satisfaction", "VERY_DISSATISFIED"), Map.entry("vendorHope", "false"),
                Map.entry("designerLeft", "true"), Map.entry("note", "首次接触：\n上海工博会")).forEach((key, text) -> {
                    var field = CustomerField.ofKey(key).orElseThrow();
                    values.put(field, field.parse(text));
                });
        return CustomerData.of(values);
    }
}
