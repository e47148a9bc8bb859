package dev.salesflow.prospecting.checks;

import dev.salesflow.customer.Contact;
import dev.salesflow.customer.Customer;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.prospecting.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of a sheet as a second person asks for it.
 *
 * @param key of the customer's field, or {@code contact.name} and the like, with the id of a person whom the caller did not speak to
 * @param text as the history writes values; null where nothing is known, so that it cannot be right
 * @param person whose line it is; null for the customer's own
 */
public record SheetField(String key, String text, Contact person) {

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
    static final String MOBILE = "contact.mobile";
    private static final int MOST_PEOPLE = 6;
    private static final Set<String> BASIC = Sheet.BASIC.stream().map(CustomerField::key).collect(Collectors.toUnmodifiableSet());

    /** What the line is called, whosever it is. */
    public String label() {
        return label(key);
    }

    static String label(String key) {
        return key.startsWith("contact.") && key.indexOf('.', 8) > 0 ? key.substring(0, key.indexOf('.', 8)) : key;
    }

    /** Whether it counts for the share of correct data. */
    public boolean basic() {
        return BASIC.contains(key) || ofContact();
    }

    public boolean ofContact() {
        return person != null;
    }

    public boolean isKnown() {
        return text != null;
    }

    public Optional<CustomerField> field() {
        return CustomerField.ofKey(key);
    }

    /**
     * The name always, of the rest what is known or counts; of whom the caller spoke to name and title, too, of the others their numbers.
     *
     * @param people those who can be rung up, whom the caller spoke to first
     * @param spokenTo null where nobody knows
     */
    static List<SheetField> of(Customer customer, List<Contact> people, Contact spokenTo) {
        var lines = new ArrayList<SheetField>();
        lines.add(new SheetField(CustomerField.NAME.key(), customer.name(), null));
        Sheet.ALL.stream().map(field -> new SheetField(field.key(), field.textIn(customer.data()), null))
                .filter(line -> line.isKnown() || line.basic()).forEach(lines::add);
        if (spokenTo != null) {
            lines.add(new SheetField(NAME, spokenTo.data().name(), spokenTo));
            lines.add(new SheetField(TITLE, spokenTo.data().title(), spokenTo));
            lines.addAll(numbers(spokenTo, ""));
        }
        people.stream().limit(MOST_PEOPLE).filter(one -> spokenTo == null || !one.id().equals(spokenTo.id())).map(one -> numbers(one, "." + one.id()))
                .flatMap(List::stream).filter(SheetField::isKnown).forEach(lines::add);
        return List.copyOf(lines);
    }

    /** The mobile only where there is one, the phone also where there is neither: it is what is missing. */
    private static List<SheetField> numbers(Contact person, String whose) {
        var phone = new SheetField(PHONE + whose, person.data().phone(), person);
        var mobile = new SheetField(MOBILE + whose, person.data().mobile(), person);
        return mobile.isKnown() ? phone.isKnown() ? List.of(phone, mobile) : List.of(mobile) : List.of(phone);
    }
}
