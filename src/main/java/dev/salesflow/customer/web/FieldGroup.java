package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerField;
import java.util.List;

/** How a customer's facts stand together on page and form. */
enum FieldGroup {

    SITUATION(CustomerField.COMPUTERISATION, CustomerField.SELECTION, CustomerField.SYSTEM_STATE, CustomerField.SATISFACTION,
            CustomerField.VENDOR_HOPE, CustomerField.DESIGNER_LEFT),
    SALE(CustomerField.OWNER, CustomerField.TERRITORY, CustomerField.SOURCE, CustomerField.EXPECTED_PURCHASE,
            CustomerField.BUDGET_MIN, CustomerField.BUDGET_MAX, CustomerField.CURRENCY, CustomerField.NEED),
    COMPANY(CustomerField.INDUSTRY, CustomerField.EMPLOYEES, CustomerField.ANNUAL_REVENUE, CustomerField.YEAR_ESTABLISHED,
            CustomerField.PARENT, CustomerField.EXTERNAL_ID, CustomerField.REGISTRATION_NUMBER),
    REACH(CustomerField.PHONE, CustomerField.EMAIL, CustomerField.WEBSITE, CustomerField.COUNTRY, CustomerField.CITY,
            CustomerField.ADDRESS),
    REST(CustomerField.NOTE);

    private final List<CustomerField> fields;

    FieldGroup(CustomerField... fields) {
        this.fields = List.of(fields);
    }

    public List<CustomerField> fields() {
        return fields;
    }

    /** Of the message files, for instance {@code customer.group.SITUATION}. */
    public String heading() {
        return "customer.group." + name();
    }
}
