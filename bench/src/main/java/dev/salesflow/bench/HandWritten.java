package dev.salesflow.bench;

import dev.salesflow.customer.Computerisation;
import dev.salesflow.customer.Satisfaction;
import dev.salesflow.customer.Selection;
import dev.salesflow.customer.SystemState;
import dev.salesflow.grading.CustomerProfile;

/** The table customer-grade as a programmer would write it; also what the others' answers are held against. */
final class HandWritten {

    private HandWritten() {
    }

    /** @return the row */
    static int row(CustomerProfile p) {
        var selecting = p.selection() == Selection.STARTED || p.selection() == Selection.IMMINENT;
        if (p.computerisation() == null) {
            return selecting ? 20 : 21;
        }
        if (p.computerisation() == Computerisation.NONE) {
            return p.selection() == null ? 5 : switch (p.selection()) {
                case STARTED, IMMINENT -> 1;
                case WAITING -> 2;
                case NOT_URGENT -> 3;
                case DENIED -> 4;
            };
        }
        if (selecting) {
            return 6;
        }
        var coming = p.systemState() == SystemState.IMPLEMENTING || p.systemState() == SystemState.BEING_DESIGNED;
        return p.computerisation() == Computerisation.VENDOR ? vendor(p, coming) : selfDeveloped(p, coming);
    }

    private static int vendor(CustomerProfile p, boolean coming) {
        if (coming) {
            return 14;
        }
        if (p.satisfaction() == null) {
            return 17;
        }
        return switch (p.satisfaction()) {
            case SATISFIED -> 12;
            case ACCEPTING, DISSATISFIED -> 10;
            case VERY_DISSATISFIED -> p.vendorHope() == null ? 16 : p.vendorHope() ? 9 : 7;
        };
    }

    private static int selfDeveloped(CustomerProfile p, boolean coming) {
        if (coming) {
            return 15;
        }
        if (p.designerLeft() == null) {
            return 18;
        }
        if (p.designerLeft()) {
            return 8;
        }
        return p.satisfaction() == null ? 19 : p.satisfaction() == Satisfaction.SATISFIED ? 13 : 11;
    }
}
