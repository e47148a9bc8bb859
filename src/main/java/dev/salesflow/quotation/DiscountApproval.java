package dev.salesflow.quotation;

import java.util.List;

/**
 * What a row of {@code discount-limit} says.
 *
 * @param needed whether the offer waits for anybody
 * @param approvers in the order in which they are asked; null: nobody
 * @param order null where at most one is asked
 */
public record DiscountApproval(Boolean needed, List<Approver> approvers, Order order) {

    /** Who may let a discount pass. */
    public enum Approver { MANAGER, FINANCE, DIRECTOR }

    /** All at once, one after the other, or all at once where one of them is enough. */
    public enum Order { TOGETHER, IN_SEQUENCE, EITHER }
}
