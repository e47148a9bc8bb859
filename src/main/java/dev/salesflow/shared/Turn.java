package dev.salesflow.shared;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Who does the same thing takes turns: the others wait until the transaction of whoever is at it ends. */
public final class Turn {

    private Turn() {
    }

    /** @param what names the thing, for instance {@code "prospect list " + requestId} */
    public static void take(JdbcClient jdbc, String what) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) locked").param(what).query(Integer.class).single();
    }
}
