package dev.salesflow.rules.change;

import java.util.Map;

/**
 * One thing somebody did to a draft. What the person saw goes along, so that an edit of what another changed meanwhile
 * shows as a conflict and overwrites nothing.
 *
 * @param row the row's id
 * @param column the column's label
 * @param was what the person saw there
 * @param now what it is to be
 * @param after the row or column it comes behind; null: to the top, or left of all
 * @param cells of a row: what it begins with, or what the person who deletes it saw
 */
public record Edit(Kind kind, String row, String column, String was, String now, String after, Map<String, String> cells) {

    /** What can be done to a grid. */
    public enum Kind { SET, INSERT_ROW, DELETE_ROW, MOVE_ROW, ADD_COLUMN, REMOVE_COLUMN, CHOOSE }

    public static Edit set(String row, String column, String was, String now) {
        return new Edit(Kind.SET, row, column, was, now, null, null);
    }
}
