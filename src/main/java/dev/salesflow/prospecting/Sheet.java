package dev.salesflow.prospecting;

import dev.salesflow.customer.CustomerField;
import dev.salesflow.grading.CustomerProfile;
import java.util.List;
import java.util.stream.Stream;

/** What a caller fills in of a company and a second person checks. */
public final class Sheet {

    /** Those that {@code customer-grade} decides by. */
    public static final List<CustomerField> FACTS = List.copyOf(new CustomerProfile(null, null, null, null, null, null).facts().keySet());
    public static final List<CustomerField> FIELDS = List.of(CustomerField.PHONE, CustomerField.CITY, CustomerField.ADDRESS, CustomerField.INDUSTRY,
            CustomerField.EMPLOYEES, CustomerField.NEED, CustomerField.EXPECTED_PURCHASE, CustomerField.BUDGET_MIN, CustomerField.BUDGET_MAX);
    public static final List<CustomerField> ALL = Stream.concat(FIELDS.stream(), FACTS.stream()).toList();
    /** With the contact's, the data whose correctness is a measure of prospecting. */
    public static final List<CustomerField> BASIC = List.of(CustomerField.PHONE, CustomerField.CITY, CustomerField.ADDRESS);

    private Sheet() {
    }
}
