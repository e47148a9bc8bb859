package dev.salesflow;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;

/** Counts the SQL statements that this thread sends while something runs, ours and the engine's, by what they log. */
public final class Statements extends AppenderBase<ILoggingEvent> {

    private static final List<String> LOGS =
            List.of("org.springframework.jdbc.core.JdbcTemplate", "org.camunda.bpm.engine.impl.persistence.entity");

    private final Thread mine = Thread.currentThread();
    private final String table;
    private int count;

    private Statements(String table) {
        this.table = table;
    }

    public static int in(Callable<?> work) throws Exception {
        return naming("", work);
    }

    /** Of those in which that table is named. */
    public static int naming(String table, Callable<?> work) throws Exception {
        var statements = new Statements(table);
        statements.start();
        LOGS.forEach(name -> follow(name, Level.DEBUG).addAppender(statements));
        try {
            work.call();
            return statements.count;
        } finally {
            LOGS.forEach(name -> follow(name, null).detachAppender(statements));
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        var text = event.getFormattedMessage();
        if (Thread.currentThread() == mine && text.contains(table) && (text.startsWith("Executing prepared SQL statement [")
                || text.startsWith("Executing SQL ") || text.startsWith("==>  Preparing"))) {
            count++;
        }
    }

    /** At its own level and not to the console. */
    private static Logger follow(String name, Level level) {
        var logger = (Logger) LoggerFactory.getLogger(name);
        logger.setLevel(level);
        logger.setAdditive(level == null);
        return logger;
    }
}
