package dev.salesflow.imports.intake;

import dev.salesflow.customer.CustomerDirectory;
import dev.salesflow.identity.Viewer;
import dev.salesflow.imports.reading.Field;
import dev.salesflow.imports.reading.Known;
import dev.salesflow.imports.reading.Words;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** People, products and customers as the person importing may know them. */
public record KnownValues(People people, Products products, CustomerDirectory customers, Viewer viewer) implements Known {

    /** Comparing every unknown name with every customer's is done up to this many. */
    private static final int MOST_CUSTOMERS = 20_000;

    @Override
    public Set<String> unknown(Field.Known what, Set<String> values) {
        return switch (what) {
            case ANYTHING -> Set.of();
            case INDUSTRY -> unknownWords(Industries.with(customers.industries()), values);
            case TERRITORY -> unknownWords(customers.territories(), values);
            case PERSON -> values.stream().filter(value -> !people.knows(value)).collect(Collectors.toSet());
            case PRODUCT -> values.stream().filter(value -> products.id(value) == null).collect(Collectors.toSet());
            case CUSTOMER -> {
                var unknown = new HashSet<>(values);
                unknown.removeAll(customers.find(values, viewer).keySet());
                yield unknown;
            }
        };
    }

    @Override
    public Collection<String> names(Field.Known what) {
        return switch (what) {
            case ANYTHING -> List.of();
            case INDUSTRY -> Industries.with(customers.industries());
            case TERRITORY -> customers.territories();
            case PERSON -> people.names().stream().filter(name -> people.refuses(name).isEmpty()).toList();
            case PRODUCT -> products.names();
            case CUSTOMER -> customers.names(MOST_CUSTOMERS, viewer);
        };
    }

    private static Set<String> unknownWords(Collection<String> known, Set<String> values) {
        var folded = known.stream().map(Words::fold).collect(Collectors.toSet());
        return values.stream().filter(value -> !folded.contains(Words.fold(value))).collect(Collectors.toSet());
    }
}
