package dev.salesflow;

import dev.salesflow.shared.Refusal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Two or more who act in the same moment. */
public final class AtOnce {

    public static final String DONE = "done";

    private AtOnce() {
    }

    /** What became of each: {@link #DONE}, the key of the refusal, or what failed. */
    public static List<String> outcomes(Callable<?>... acts) throws Exception {
        var together = Executors.newFixedThreadPool(acts.length);
        try {
            return together.invokeAll(Stream.of(acts).map(AtOnce::outcome).toList()).stream().map(result -> {
                try {
                    return result.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
        } finally {
            together.shutdown();
        }
    }

    private static Callable<String> outcome(Callable<?> act) {
        return () -> {
            try {
                act.call();
                return DONE;
            } catch (Refusal refusal) {
                return refusal.key();
            } catch (RuntimeException failed) {
                return failed.toString();
            }
        };
    }
}
