package dev.salesflow.identity;

import dev.salesflow.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Who may log in, from our one table. */
@Component
class Accounts {

    private final JdbcClient jdbc;
    /** Nobody knows what it is the hash of; compared with where a person has no password, so that it takes as long. */
    private final String unusable;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.unusable = passwords.encode(Ids.next() + "" + Ids.next());
    }

    Account account(String typed) {
        var login = PersonData.login(typed);
        return jdbc.sql("select login, password, enabled, role, credential from app_user where login = ?")
                .param(login)
                .query((row, n) -> new Account(row.getString("login"),
                        row.getString("password") == null ? unusable : row.getString("password"),
                        row.getBoolean("enabled"), Role.valueOf(row.getString("role")), row.getInt("credential")))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException(login));
    }
}
