package dev.salesflow.nurturing.pool;

/** What is looked for in the pool; null: any. {@code grade} may be {@code none}. */
public record PoolFilter(String query, String grade, String territory, String industry) {

    public static final String UNGRADED = "none";

    public boolean isEmpty() {
        return query == null && grade == null && territory == null && industry == null;
    }
}
