package dev.salesflow.customer;

import dev.salesflow.shared.Days;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A person at a customer. Texts are stripped, empty ones become null.
 *
 * @param role what the person decides or does in the purchase, in words
 * @param birthday of which only the day is kept, whatever year it came with: that is all a greeting needs
 */
public record ContactData(String name, String title, String role, String phone, String mobile, String email,
        LocalDate birthday, String note) {

    /** Stands for no year at all; a leap year, so that everybody's day is in it, and nobody's year of birth. */
    private static final int NO_YEAR = 1904;
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:-|月)(\\d{1,2})日?");

    public ContactData {
        name = PlainText.cleanLines(name);
        title = PlainText.cleanLines(title);
        role = PlainText.cleanLines(role);
        phone = PlainText.cleanLines(phone);
        mobile = PlainText.cleanLines(mobile);
        email = PlainText.cleanLines(email);
        birthday = birthday == null ? null : LocalDate.of(NO_YEAR, birthday.getMonth(), birthday.getDayOfMonth());
        note = PlainText.cleanLines(note);
    }

    /** A person of whom only the name is known. */
    public static ContactData named(String name) {
        return new ContactData(name, null, null, null, null, null, null, null);
    }

    /** Month and day, or a whole date of which they are taken; blank reads as null. */
    public static LocalDate readBirthday(String text) {
        var day = DAY.matcher(text == null ? "" : text.strip());
        try {
            return day.matches() ? LocalDate.of(NO_YEAR, Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2))) : Days.readOptional("birthday", text);
        } catch (DateTimeException | Refusal noDay) {
            throw Refusal.ofField("birthday", "customer.error.notABirthday");
        }
    }

    /** As people read and type it, for instance 05-12; null where it is not known. */
    public String birthdayText() {
        return birthday == null ? null : birthday.toString().substring(5);
    }

    /** Everything that keeps this person from being recorded, each naming its field. */
    public List<Refusal> problems() {
        var problems = new ArrayList<Refusal>();
        if (name == null) {
            problems.add(Refusal.ofField("name", "error.required"));
        }
        FieldKind.text(100).problem("name", name).ifPresent(problems::add);
        FieldKind.text(100).problem("title", title).ifPresent(problems::add);
        FieldKind.text(100).problem("role", role).ifPresent(problems::add);
        FieldKind.phone(50).problem("phone", phone).ifPresent(problems::add);
        FieldKind.phone(50).problem("mobile", mobile).ifPresent(problems::add);
        FieldKind.email(254).problem("email", email).ifPresent(problems::add);
        FieldKind.prose(2000).problem("note", note).ifPresent(problems::add);
        return List.copyOf(problems);
    }

    /** What differs in {@code next}; the history names the person, since a customer has several. */
    List<FieldChange> changesTo(ContactData next) {
        return Stream.of(
                        change("name", name, next.name), change("title", title, next.title), change("role", role, next.role),
                        change("phone", phone, next.phone), change("mobile", mobile, next.mobile),
                        change("email", email, next.email), change("birthday", birthdayText(), next.birthdayText()),
                        change("note", note, next.note))
                .filter(Objects::nonNull)
                .toList();
    }

    private FieldChange change(String field, Object before, Object after) {
        return Objects.equals(before, after) ? null
                : new FieldChange("contact." + field, ofPerson(before), ofPerson(after));
    }

    private String ofPerson(Object value) {
        return value == null ? null : name + ": " + value;
    }
}
