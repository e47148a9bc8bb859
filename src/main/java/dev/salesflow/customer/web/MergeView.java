package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.merge.Comparison;
import dev.salesflow.customer.merge.Merge;
import dev.salesflow.customer.merge.Source;
import dev.salesflow.identity.Viewers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What stands on the pages of a merge, as a person reads it in their language. */
@Component
class MergeView {

    /** One field of two customers, or all their money; {@code chosen} is one of the choices' names. */
    record Line(String key, String label, String into, String from, Set<Source> choices, Source chosen) {
    }

    /** One field that a merge changed: what it was, became and is; {@code back} where nobody changed it since. */
    record Back(String key, String before, String merged, String now, boolean back) {
    }

    private final Facts facts;
    private final Viewers viewers;
    private final MessageSource messages;

    MergeView(Facts facts, Viewers viewers, MessageSource messages) {
        this.facts = facts;
        this.viewers = viewers;
        this.messages = messages;
    }

    /** Those that differ first. */
    List<Line> lines(Comparison comparison, Map<CustomerField, Source> chosen, Locale locale) {
        var into = texts(comparison.into().data(), locale);
        var from = texts(comparison.from().data(), locale);
        into.put(CustomerField.NAME.key(), comparison.into().name());
        from.put(CustomerField.NAME.key(), comparison.from().name());
        return comparison.fields().stream()
                .map(field -> new Line(field.field().key(), field.money() ? "money" : field.field().key(), text(field, into, locale),
                        text(field, from, locale), field.choices(), field.choices().contains(chosen.get(field.field())) ? chosen.get(field.field()) : field.proposed()))
                .sorted((one, other) -> Boolean.compare(one.choices().size() == 1, other.choices().size() == 1))
                .toList();
    }

    private String text(Comparison.Field field, Map<String, String> told, Locale locale) {
        if (!field.money()) {
            return told.get(field.field().key());
        }
        var money = Stream.of(CustomerField.values()).filter(CustomerField.MONEY::contains).map(CustomerField::key).filter(key -> told.get(key) != null)
                .map(key -> messages.getMessage("customer.field." + key, null, locale) + " " + told.get(key)).collect(Collectors.joining(" · "));
        return money.isEmpty() ? null : money;
    }

    private Map<String, String> texts(CustomerData data, Locale locale) {
        var texts = new HashMap<String, String>();
        facts.of(data, viewers.current(), locale).forEach(group -> group.facts().forEach(fact -> texts.put(fact.key(), fact.text())));
        return texts;
    }

    List<Back> backs(Merge merge, CustomerData data, Locale locale) {
        var now = texts(data, locale);
        now.put(CustomerField.NAME.key(), data.name());
        var untouched = merge.untouched(data).stream().map(CustomerField::key).collect(Collectors.toSet());
        return facts.told(merge.changes(), locale).stream()
                .map(told -> new Back(told.field(), told.before(), told.after(), now.get(told.field()), untouched.contains(told.field())))
                .toList();
    }
}
