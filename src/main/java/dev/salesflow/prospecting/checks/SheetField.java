package dev.salesflow.prospecting.checks;

import dev.salesflow.customer.Contact;
import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.prospecting.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One line of a sheet as a second person asks for it.
 *
 * @param key of the customer's field, or {@code contact.name} and the like
 * @param text as the history writes values; null where nothing is known
 */
public record SheetField(String key, String text) {

    /** What was found of it; a line not asked for has none. */
    public enum Verdict {
        RIGHT, WRONG
    }

    /** @param corrected only of a wrong one; null: nothing is known instead */
    public record Finding(Verdict verdict, String corrected) {
    }

    static final String NAME = "contact.name";
    static final String TITLE = "contact.title";
    static final String PHONE = "contact.phone";
    private static final Set<String> OF_CONTACT = Set.of(NAME, TITLE, PHONE);
    private static final Set<String> BASIC = Sheet.BASIC.stream().map(CustomerField::key).collect(Collectors.toUnmodifiableSet());

    /** Whether it counts for the share of correct data. */
    public boolean basic() {
        return BASIC.contains(key) || ofContact();
    }

    public boolean ofContact() {
        return OF_CONTACT.contains(key);
    }

    public Optional<CustomerField> field() {
        return CustomerField.ofKey(key);
    }

    /** The name always, of the rest what is known or counts. */
    static List<SheetField> of(Customer customer, Contact contact) {
        var lines = new ArrayList<SheetField>();
        lines.add(new SheetField(CustomerField.NAME.key(), customer.name()));
        Sheet.ALL.stream().map(field -> new SheetField(field.key(), field.textIn(customer.data())))
                .filter(line -> line.text() != null || line.basic()).forEach(lines::add);
        if (contact != null) {
            Map.<String, Function<ContactData, String>>of(NAME, ContactData::name, TITLE, ContactData::title, PHONE, SheetField::number).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey()).forEach(part -> lines.add(new SheetField(part.getKey(), part.getValue().apply(contact.data()))));
        }
        return List.copyOf(lines);
    }

    private static String number(ContactData person) {
        return person.mobile() != null ? person.mobile() : person.phone();
    }
}
