package dev.salesflow.coaching;

import java.util.Set;

/** Brings the records behind some of the {@link RepFacts} of one rep: what the numbers count, by one query. */
public interface RecordSource {

    /** So many are worth reading; of the others the number is told. */
    int MOST = 10;

    /** The facts it knows the records of. */
    Set<String> facts();

    /**
     * @param known all facts of the rep
     * @param asked about the one rep
     */
    Evidence.Records of(String fact, RepFacts known, FactQuestion asked);
}
