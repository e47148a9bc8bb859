package dev.salesflow.identity;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether this installation may be tried out with logins whose password is their name. By itself only on the embedded
 * database: a server of one's own is meant for real work, and must ask for the demo by {@code salesflow.demo=true}.
 */
@Component
public class DemoMode {

    /** In the order in which one gets to know the system. */
    public static final List<String> LOGINS = List.of("admin", "manager", "rep", "rep2", "presales", "telemarketer", "newcomer", "director", "finance");

    private final boolean on;

    DemoMode(@Value("${salesflow.demo:}") String asked, @Value("${spring.datasource.url:embedded}") String database) {
        this.on = asked.isBlank() ? database.equals("embedded") : Boolean.parseBoolean(asked.strip());
    }

    public boolean on() {
        return on;
    }
}
