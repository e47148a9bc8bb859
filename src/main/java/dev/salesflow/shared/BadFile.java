package dev.salesflow.shared;

/** A file that cannot be read as a list; the key names a sentence that tells the place and the cure. */
public class BadFile extends RuntimeException {

    private final String key;
    private final transient Object[] arguments;

    public BadFile(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments;
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
