package dev.salesflow.shared.workbook;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one part of a workbook refers to; references out of the workbook are left out. */
final class Relations {

    /** Where a reference leads, and what it is for: the last word of its type. */
    record Target(String type, String part) {
    }

    private static final int MOST = 10_000;

    private final Map<String, Target> byId = new HashMap<>();

    /** @param part whose references are meant, an empty text for those of the package */
    static Relations of(Parts parts, String part) {
        var relations = new Relations();
        int slash = part.lastIndexOf('/') + 1;
        var name = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
        if (!parts.has(name)) {
            return relations;
        }
        try (var xml = parts.open(name)) {
            while (xml.advance() && relations.byId.size() < MOST) {
                if (xml.begins().equals("Relationship") && !"External".equals(xml.attribute("TargetMode"))) {
                    relations.add(xml, part);
                }
            }
        }
        return relations;
    }

    private void add(XmlPart xml, String base) {
        var id = xml.attribute("Id");
        var type = xml.attribute("Type");
        var target = xml.attribute("Target");
        if (id == null || type == null || target == null) {
            throw xml.broken();
        }
        try {
            var path = URI.create("/" + base).resolve(target.replace('\\', '/').replace(" ", "%20")).getPath();
            byId.put(id, new Target(type.substring(type.lastIndexOf('/') + 1), path == null ? "" : path.replaceFirst("^/+", "")));
        } catch (IllegalArgumentException noAddress) {
            throw xml.broken();
        }
    }

    /** The first reference of a kind. */
    Optional<String> part(String type) {
        return byId.values().stream().filter(target -> target.type().equals(type)).map(Target::part).findFirst();
    }

    Optional<Target> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
