package dev.salesflow.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The last lines of a start: where to go, and in the demo with which logins. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final LogIns logIns;
    private int port;

    Welcome(LogIns logIns) {
        this.logIns = logIns;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        var demo = logIns.ofTheDemo();
        LOG.info("Salesflow is ready.\n\n    http://localhost:{}\n{}", port, demo.isEmpty() ? ""
                : "    Demo logins, the password is the login: " + String.join(", ", demo) + "\n");
    }
}
