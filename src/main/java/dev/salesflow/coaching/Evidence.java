package dev.salesflow.coaching;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a coaching rests on, as it was at the start, and never changed afterwards: the numbers may move on, the reason stays.
 *
 * @param facts every fact of {@link RepFacts} by name; null values are not available
 * @param conditions what the row that fired asked of them; empty where a person started it
 * @param noteEn why the row says so, in its authors' words; null where a person started it
 */
public record Evidence(Map<String, Object> facts, List<Condition> conditions, String noteEn, String noteZh) {

    /** One condition of the row, for instance meetings &lt; 4. */
    public record Condition(String fact, String operator, List<String> values) {
    }

    @JsonIgnore
    public Optional<Condition> conditionOn(String fact) {
        return conditions.stream().filter(condition -> condition.fact().equals(fact)).findFirst();
    }
}
