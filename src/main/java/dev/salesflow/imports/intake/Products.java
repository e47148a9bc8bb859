package dev.salesflow.imports.intake;

import dev.salesflow.imports.reading.Words;
import dev.salesflow.product.Product;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The price list, found by code or name. */
public final class Products {

    private final Map<String, UUID> byWord = new HashMap<>();
    private final List<String> names;

    public Products(List<Product> all) {
        names = all.stream().map(Product::name).toList();
        all.forEach(product -> byWord.put(Words.fold(product.name()), product.id()));
        all.stream().filter(product -> product.code() != null).forEach(product -> byWord.put(Words.fold(product.code()), product.id()));
    }

    public List<String> names() {
        return names;
    }

    /** Null where the word names none. */
    public UUID id(String word) {
        return word == null ? null : byWord.get(Words.fold(word));
    }
}
