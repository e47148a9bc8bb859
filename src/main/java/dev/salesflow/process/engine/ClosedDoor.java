package dev.salesflow.process.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** A call that is not open to a person is refused in the shape of the engine's own errors: the web apps show no other as a sentence. */
@Component
public class ClosedDoor implements AccessDeniedHandler {

    private final TurnedDown turnedDown;
    private final LocaleResolver locales;

    ClosedDoor(TurnedDown turnedDown, LocaleResolver locales) {
        this.turnedDown = turnedDown;
        this.locales = locales;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) throws IOException {
        RefusalFilter.answer(response, HttpStatus.FORBIDDEN, refused, turnedDown.text(locales.resolveLocale(request), "error.forbidden"));
    }
}
