package dev.salesflow.training;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** An address that people follow by a click, so never one that runs something. */
public final class WebLink {

    private static final int LONGEST = 1000;

    private WebLink() {
    }

    /** Of an address that may be absent. */
    public static Optional<Refusal> problem(String field, String address) {
        return PlainText.lineProblem(field, address, LONGEST)
                .or(() -> address == null || isWeb(address) ? Optional.empty() : Optional.of(Refusal.ofField(field, "training.link.notWeb")));
    }

    private static boolean isWeb(String address) {
        try {
            var uri = new URI(address);
            return uri.getHost() != null && uri.getUserInfo() == null && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
