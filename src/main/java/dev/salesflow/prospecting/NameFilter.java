package dev.salesflow.prospecting;

import java.util.UUID;

/**
 * Which customers become names on a list; null asks nothing.
 *
 * @param grade A to D, or {@value #NONE}
 * @param owner login, or {@value #NONE} for those that nobody owns
 * @param importId the list by which they came in
 * @param withPhone only where some number to call is known
 */
public record NameFilter(String source, String territory, String industry, String grade, String owner, UUID importId, boolean withPhone) {

    public static final String NONE = "none";
}
