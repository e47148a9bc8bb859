package dev.salesflow.coaching;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a coaching rests on, as it was at the start, and never changed afterwards: the numbers may move on, the reason stays.
 *
 * @param facts every fact of {@link RepFacts} by name; null values are not available
 * @param conditions what the row that fired asked of them; empty where a person started it
 * @param records what lies behind the numbers, fact by fact
 * @param noteEn why the row says so, in its authors' words; null where a person started it
 */
public record Evidence(Map<String, Object> facts, List<Condition> conditions, String noteEn, String noteZh, List<Records> records) {

    public Evidence {
        // Coachings of older releases kept none.
        records = records == null ? List.of() : List.copyOf(records);
    }

    /** One condition of the row, for instance meetings &lt; 4. */
    public record Condition(String fact, String operator, List<String> values) {
    }

    /**
     * The records behind one number, the worst first.
     *
     * @param total how many there are; {@code first} holds as many as are worth reading
     */
    public record Records(String fact, int total, List<Item> first) {
    }

    /**
     * One record: what is said of it stands under names of its own. Whoever may not see the deal or the customer is not shown it.
     *
     * @param deal null where it is about none
     * @param customer null where it is about none
     */
    public record Item(UUID deal, UUID customer, Map<String, Object> said) {
    }

    @JsonIgnore
    public Optional<Condition> conditionOn(String fact) {
        return conditions.stream().filter(condition -> condition.fact().equals(fact)).findFirst();
    }
}
