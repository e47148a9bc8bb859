package dev.salesflow.identity;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A person as the one who is logged in. */
class Account extends User {

    private static final long serialVersionUID = 1L;

    private final int credential;

    /** @param credential which of this person's passwords the log-in was made with */
    Account(String login, String password, boolean enabled, Role role, int credential) {
        super(login, password, enabled, true, true, true, authorities(role));
        this.credential = credential;
    }

    static List<SimpleGrantedAuthority> authorities(Role role) {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }

    int credential() {
        return credential;
    }
}
