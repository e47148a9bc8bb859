package dev.salesflow.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One person at one screen: logs in, walks about, and remembers what the browser complained of. */
final class Session implements AutoCloseable {

    static final int[] DESK = {1366, 768};
    static final int[] PHONE = {390, 844};

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private String login = "nobody";
    private final List<String> complaints = new ArrayList<>();
    private final Set<Request> open = new HashSet<>();
    private long requests;
    private String place = "";

    Session(int port, String locale, int[] size) {
        this(port, Browser.open(locale, size[0], size[1]));
    }

    /** With a finger. */
    static Session onAPhone(int port, String locale) {
        return new Session(port, Browser.openTouched(locale, PHONE[0], PHONE[1]));
    }

    private Session(int port, BrowserContext opened) {
        address = "http://localhost:" + port;
        context = opened;
        page = context.newPage();
        page.onConsoleMessage(this::remember);
        page.onPageError(error -> complaints.add(error));
        page.onRequest(request -> {
            requests++;
            open.add(request);
        });
        page.onRequestFinished(open::remove);
        page.onRequestFailed(open::remove);
        page.onFrameNavigated(this::moved);
    }

    /** What another page had asked for is answered to nobody any more, and the browser does not always say so. */
    private void moved(Frame frame) {
        var now = frame.url().replaceAll("#.*", "");
        if (frame == page.mainFrame() && !now.equals(place)) {
            place = now;
            open.removeIf(request -> !request.isNavigationRequest());
        }
    }

    private void remember(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text() + " at " + message.location());
        }
    }

    Session logIn(String login, String password) {
        this.login = login;
        open("/login");
        page.locator("#username").fill(login);
        page.locator("#password").fill(password);
        page.locator("main form button").first().click();
        try {
            page.waitForURL(url -> !url.contains("/login"));
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException(login + " did not get in: " + page.url() + " " + complaints, e);
        }
        return this;
    }

    Session open(String path) {
        open.clear();
        page.navigate(address + path);
        return this;
    }

    Page page() {
        return page;
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).first().click();
    }

    /** Until the page has asked for nothing more and drawn what came; the usual wait for a silent network sleeps half a second each time. */
    Session settle() {
        page.waitForCondition(() -> {
            var before = requests;
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))");
            return open.isEmpty() && requests == before;
        });
        return this;
    }

    /** True where a person would have to scroll sideways. */
    boolean scrollsSideways() {
        return (Boolean) page.evaluate(
                "() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
    }

    /** What the browser's console reported as an error since the last call. */
    List<String> complaints() {
        var since = List.copyOf(complaints);
        complaints.clear();
        return since;
    }

    /** For whoever wants to look at everything, with {@code -Dpictures=true}; a picture of each costs more than the checks. */
    void look(String name) {
        if (Boolean.getBoolean("pictures")) {
            picture(name);
        }
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** Keeps what the person saw last: after a failure, the place to look first. */
    @Override
    public void close() {
        picture("last-of-" + login);
        context.close();
    }
}
