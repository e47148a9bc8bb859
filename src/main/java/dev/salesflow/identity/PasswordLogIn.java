package dev.salesflow.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** The one check of login and password, for the form, the API and the engine's REST alike. */
@Component
class PasswordLogIn extends DaoAuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordLogIn.class);

    private final LogInDelay delay;
    private final DemoMode demo;

    PasswordLogIn(Accounts accounts, PasswordEncoder passwords, LogInDelay delay, DemoMode demo) {
        super(accounts::account);
        setPasswordEncoder(passwords);
        this.delay = delay;
        this.demo = demo;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = PersonData.login(attempt.getName());
        var address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        var past = delay.past(login, address);
        if (!past.left().isZero()) {
            throw new TooManyTries(past.left());
        }
        try {
            var done = super.authenticate(attempt);
            if (past.failedHere()) {
                delay.succeeded(login, address);
            }
            return done;
        } catch (AuthenticationException refused) {
            delay.failed(login, address);
            LOG.info("Log-in refused from {}", address);
            throw refused;
        }
    }

    /** Only demo logins have their name as password, so outside the demo that password opens nothing. */
    @Override
    protected void additionalAuthenticationChecks(UserDetails person, UsernamePasswordAuthenticationToken attempt) {
        super.additionalAuthenticationChecks(person, attempt);
        if (!demo.on() && person.getUsername().equals(attempt.getCredentials())) {
            throw new BadCredentialsException("a demo login outside the demo");
        }
    }
}
