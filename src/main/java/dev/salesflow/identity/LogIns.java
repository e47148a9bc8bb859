package dev.salesflow.identity;

import dev.salesflow.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.LocaleResolver;

/** What the login page shows, and the language people choose on it and afterwards. */
@Service
public class LogIns {

    private final DemoMode demo;
    private final People people;
    private final LocaleResolver languages;
    private final JdbcClient jdbc;

    LogIns(DemoMode demo, People people, LocaleResolver languages, JdbcClient jdbc) {
        this.demo = demo;
        this.people = people;
        this.languages = languages;
        this.jdbc = jdbc;
    }

    /** The logins whose password is still their name; none outside the demo. */
    public List<String> ofTheDemo() {
        if (!demo.on()) {
            return List.of();
        }
        var there = jdbc.sql("select login from app_user where login in (:logins) and enabled and password is not null and credential = 0")
                .param("logins", DemoMode.LOGINS).query(String.class).list();
        return DemoMode.LOGINS.stream().filter(there::contains).toList();
    }

    /** Keeps the language with the browser and, where somebody is logged in, with the person. */
    public void speak(String language, String login, HttpServletRequest request, HttpServletResponse response) {
        if (!PersonData.LANGUAGES.contains(language)) {
            throw Refusal.ofField("language", "error.notAChoice");
        }
        if (login != null) {
            people.setLanguage(login, language);
        }
        languages.setLocale(request, response, Languages.locale(language));
    }
}
