package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.FieldChange;
import dev.salesflow.customer.merge.Comparison;
import dev.salesflow.customer.merge.Source;
import dev.salesflow.identity.Viewers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What stands on the pages of a merge, as a person reads it in their language. */
@Component
class MergeView {

    /** One field of two customers; {@code chosen} is one of the choices' names. */
    record Line(String key, String into, String from, Set<Source> choices, Source chosen) {
    }

    /** One field that a merge changed: what it was, became and is; {@code back} where nobody changed it since. */
    record Back(String key, String before, String merged, String now, boolean back) {
    }

    private final Facts facts;
    private final Viewers viewers;

    MergeView(Facts facts, Viewers viewers) {
        this.facts = facts;
        this.viewers = viewers;
    }

    /** Those that differ first. */
    List<Line> lines(Comparison comparison, Map<CustomerField, Source> chosen, Locale locale) {
        var into = texts(comparison.into().data(), locale);
        var from = texts(comparison.from().data(), locale);
        into.put(CustomerField.NAME.key(), comparison.into().name());
        from.put(CustomerField.NAME.key(), comparison.from().name());
        return comparison.fields().stream()
                .map(field -> new Line(field.field().key(), into.get(field.field().key()), from.get(field.field().key()), field.choices(),
                        field.choices().contains(chosen.get(field.field())) ? chosen.get(field.field()) : field.proposed()))
                .sorted((one, other) -> Boolean.compare(one.choices().size() == 1, other.choices().size() == 1))
                .toList();
    }

    private Map<String, String> texts(CustomerData data, Locale locale) {
        var texts = new HashMap<String, String>();
        facts.of(data, viewers.current(), locale).forEach(group -> group.facts().forEach(fact -> texts.put(fact.key(), fact.text())));
        return texts;
    }

    List<Back> backs(List<FieldChange> changes, CustomerData data, Locale locale) {
        var now = texts(data, locale);
        now.put(CustomerField.NAME.key(), data.name());
        var untouched = changes.stream()
                .filter(change -> CustomerField.ofKey(change.field()).map(field -> field.textIn(data))
                        .equals(Optional.ofNullable(change.after())))
                .map(FieldChange::field).collect(Collectors.toSet());
        return facts.told(changes, locale).stream()
                .map(told -> new Back(told.field(), told.before(), told.after(), now.get(told.field()), untouched.contains(told.field())))
                .toList();
    }
}
