package dev.salesflow.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.http.HttpHeaders;

/** The page a form was sent from, as a path of this server: never another site, whatever a header claims. */
public final class Back {

    private Back() {
    }

    public static String to(HttpServletRequest request) {
        var from = request.getHeader(HttpHeaders.REFERER);
        if (from == null) {
            return "/";
        }
        try {
            var page = new URI(from);
            var path = page.getRawPath();
            var ours = page.getHost() != null && page.getHost().equalsIgnoreCase(request.getServerName());
            if (!ours || path == null || !path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
                return "/";
            }
            return withoutContext(path, request) + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (URISyntaxException notAnAddress) {
            return "/";
        }
    }

    /** The same of an address that a form carried along; the start page where it is none of this server's. */
    public static String local(String address) {
        return address != null && address.matches("/(?![/\\\\])[\\p{Graph}&&[^\\\\{}]]*") ? address : "/";
    }

    private static String withoutContext(String path, HttpServletRequest request) {
        var context = request.getContextPath();
        return path.startsWith(context + "/") ? path.substring(context.length()) : path;
    }
}
