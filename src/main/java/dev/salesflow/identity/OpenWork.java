package dev.salesflow.identity;

/**
 * What a module keeps in somebody's name and what must go on when that person leaves. Implemented by the modules that
 * keep it, so that people need not know customers and deals.
 */
public interface OpenWork {

    /** Names it in the message files: {@code openWork.<kind>} with the count in place 0. */
    String kind();

    long count(String login);

    /**
     * Gives all of it to another person, within the caller's transaction; what can only be done by {@code from} or only
     * by somebody of another role finds its own end.
     */
    void handOver(String from, String to, String by);
}
