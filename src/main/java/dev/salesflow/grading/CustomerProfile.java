package dev.salesflow.grading;

import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.Satisfaction;
import dev.salesflow.customer.Selection;
import dev.salesflow.customer.SystemState;
import java.util.LinkedHashMap;
import java.util.Map;

/** The facts of a customer that decide the grade; null: not known. */
public record CustomerProfile(Computerisation computerisation, Selection selection, SystemState systemState,
        Satisfaction satisfaction, Boolean vendorHope, Boolean designerLeft) {

    /** By the customer's fields, in the order people ask for them; unknown ones as null. */
    public Map<CustomerField, Object> facts() {
        var facts = new LinkedHashMap<CustomerField, Object>();
        facts.put(CustomerField.COMPUTERISATION, computerisation);
        facts.put(CustomerField.SELECTION, selection);
        facts.put(CustomerField.SYSTEM_STATE, systemState);
        facts.put(CustomerField.SATISFACTION, satisfaction);
        facts.put(CustomerField.VENDOR_HOPE, vendorHope);
        facts.put(CustomerField.DESIGNER_LEFT, designerLeft);
        return facts;
    }
}
