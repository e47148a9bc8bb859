package dev.salesflow.opportunity;

import java.util.UUID;

/**
 * The wish to begin a deal with a customer.
 *
 * @param requestId names the wish: however often it arrives, one deal comes of it
 * @param owner login of the rep; null takes the customer's rep, and where there is none the person asking
 * @param productId null while unknown
 * @param processId the process instance that asks for it; null where one is still to be started
 */
public record Opening(UUID customerId, String requestId, String owner, UUID productId, String note, String processId) {

    public static Opening of(UUID customerId, String requestId) {
        return new Opening(customerId, requestId, null, null, null, null);
    }

    public Opening withOwner(String login) {
        return new Opening(customerId, requestId, login, productId, note, processId);
    }

    public Opening withProduct(UUID id) {
        return new Opening(customerId, requestId, owner, id, note, processId);
    }

    public Opening withNote(String text) {
        return new Opening(customerId, requestId, owner, productId, text, processId);
    }

    public Opening askedByProcess(String id) {
        return new Opening(customerId, requestId, owner, productId, note, id);
    }
}
