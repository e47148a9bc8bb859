package dev.salesflow.shared;

/**
 * The record does not exist, or the person asking may not know that it does; both look the same (404).
 */
public class NotFound extends RuntimeException {

    public NotFound(String what, Object id) {
        super(what + " " + id);
    }
}
