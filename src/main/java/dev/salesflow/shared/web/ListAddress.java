package dev.salesflow.shared.web;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a list with its filter and order, encoded; parts that are null are left out. */
public final class ListAddress {

    private final UriComponentsBuilder address;

    private ListAddress(String path) {
        address = UriComponentsBuilder.fromPath(path);
    }

    public static ListAddress of(String path) {
        return new ListAddress(path);
    }

    /** The address, ending so that one more part can follow. */
    public static String open(String address) {
        return address + (address.contains("?") ? "&" : "?");
    }

    public ListAddress with(String name, Object value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
        return this;
    }

    @Override
    public String toString() {
        return address.encode().build().toUriString();
    }
}
