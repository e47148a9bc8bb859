package dev.salesflow.review.territory;

import dev.salesflow.review.ReviewItem;
import java.util.List;

/**
 * One thing known of a rep's territory, as an answer to a question of the agenda.
 *
 * @param key of the sentence in the message files, whole
 * @param arguments what stands in the sentence's places; whole numbers as numbers, so that choices in the sentence work
 * @param calls whether it calls for attention
 */
public record TerritoryFigure(ReviewItem.Question question, String key, List<Object> arguments, boolean calls) {

    public static TerritoryFigure of(ReviewItem.Question question, String key, Object... arguments) {
        return new TerritoryFigure(question, key, List.of(arguments), false);
    }

    public TerritoryFigure calling() {
        return new TerritoryFigure(question, key, arguments, true);
    }
}
