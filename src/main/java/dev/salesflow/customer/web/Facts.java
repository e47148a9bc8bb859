package dev.salesflow.customer.web;

import dev.salesflow.customer.ChangeHistory;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.FieldChange;
import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Days;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A customer's facts and their changes as a person reads them, in their language. */
@Component
class Facts {

    /** One fact; {@code text} is null while it is not known, {@code href} where it leads nowhere. */
    record Fact(String key, String text, String href, boolean wide) {
    }

    record Group(String heading, List<Fact> facts) {
    }

    /** One change as told; {@code at} is ISO, {@code when} for people. */
    record Change(long id, String field, String before, String after, String by, String at, String when) {
    }

    private final MessageSource messages;
    private final Choices choices;
    private final Clock clock;

    Facts(MessageSource messages, Choices choices, Clock clock) {
        this.messages = messages;
        this.choices = choices;
        this.clock = clock;
    }

    List<Group> of(CustomerData data, Viewer viewer, Locale locale) {
        var names = names(Stream.ofNullable(data.owner()), Stream.ofNullable(data.parent()));
        var open = choices.open(Stream.ofNullable(data.parent()).toList(), viewer);
        return Stream.of(FieldGroup.values())
                .map(group -> new Group(group.heading(), group.fields().stream().map(field -> fact(field, data, names, open, locale)).toList()))
                .toList();
    }

    List<Change> of(List<ChangeHistory.Entry> entries, Locale locale) {
        var names = names(
                entries.stream().flatMap(entry -> Stream.concat(Stream.of(entry.by()), values(entry.change(), CustomerField.OWNER))),
                entries.stream().flatMap(entry -> values(entry.change(), CustomerField.PARENT)).map(UUID::fromString));
        var when = Days.moments(clock.getZone());
        return entries.stream()
                .map(entry -> new Change(entry.id(), "customer.field." + entry.change().field(),
                        told(entry.change().field(), entry.change().before(), names, locale),
                        told(entry.change().field(), entry.change().after(), names, locale),
                        names.getOrDefault(entry.by(), entry.by()), entry.at().toString(), when.format(entry.at())))
                .toList();
    }

    /** The same changes with their values told; the field stays its key. */
    List<FieldChange> told(List<FieldChange> changes, Locale locale) {
        var names = names(changes.stream().flatMap(change -> values(change, CustomerField.OWNER)),
                changes.stream().flatMap(change -> values(change, CustomerField.PARENT)).map(UUID::fromString));
        return changes.stream()
                .map(change -> new FieldChange(change.field(), told(change.field(), change.before(), names, locale),
                        told(change.field(), change.after(), names, locale)))
                .toList();
    }

    private Fact fact(CustomerField field, CustomerData data, Map<String, String> names, Set<UUID> open, Locale locale) {
        return new Fact(field.key(), told(field.key(), field.textIn(data), names, locale), href(field, data, open),
                field == CustomerField.NEED || field == CustomerField.NOTE || field == CustomerField.ADDRESS);
    }

    private static String href(CustomerField field, CustomerData data, Set<UUID> open) {
        var text = field.textIn(data);
        if (text == null) {
            return null;
        }
        return switch (field) {
            case WEBSITE -> text;
            case EMAIL -> "mailto:" + text;
            case PHONE -> "tel:" + text.replaceAll("[^0-9+]", "");
            case PARENT -> open.contains(data.parent()) ? "/customers/" + text : null;
            default -> null;
        };
    }

    private String told(String key, String text, Map<String, String> names, Locale locale) {
        var field = CustomerField.ofKey(key).orElse(null);
        if (text == null || field == null) {
            return text;
        }
        if (field == CustomerField.OWNER || field == CustomerField.PARENT) {
            return names.getOrDefault(text, text);
        }
        if (field == CustomerField.YEAR_ESTABLISHED) {
            return text;
        }
        if (!field.choices().isEmpty()) {
            return messages.getMessage("customer." + key + "." + text, null, locale);
        }
        return told(field.type(), text, locale);
    }

    private String told(Class<?> type, String text, Locale locale) {
        if (type == Boolean.class) {
            return messages.getMessage("customer.answer." + text, null, locale);
        }
        if (type == BigDecimal.class || type == Integer.class) {
            var number = new BigDecimal(text);
            var format = NumberFormat.getInstance(locale);
            format.setMinimumFractionDigits(number.stripTrailingZeros().scale() > 0 ? 2 : 0);
            return format.format(number);
        }
        return text;
    }

    private static Stream<String> values(FieldChange change, CustomerField field) {
        return change.field().equals(field.key()) ? Stream.of(change.before(), change.after()).filter(Objects::nonNull) : Stream.empty();
    }

    private Map<String, String> names(Stream<String> logins, Stream<UUID> ids) {
        var people = choices.people(logins.filter(Objects::nonNull).collect(Collectors.toSet()));
        var companies = choices.customers(ids.collect(Collectors.toSet()));
        return Stream.concat(people.entrySet().stream(), companies.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
