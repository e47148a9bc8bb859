package dev.salesflow.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One Chromium for all browser tests of a thread: the one on the PATH, else Playwright's own download. */
final class Browser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    /** For a machine that does other things meanwhile; a passing step never waits that long. */
    private static final double PATIENCE_MS = 30_000;

    private static final ThreadLocal<com.microsoft.playwright.Browser> RUNNING = ThreadLocal.withInitial(Browser::launch);

    private Browser() {
    }

    /** A fresh profile in the given language and window size; the caller closes it. */
    static BrowserContext open(String locale, int width, int height) {
        return RUNNING.get().newContext(options(locale, width, height));
    }

    /** The same under a finger instead of a mouse. */
    static BrowserContext openTouched(String locale, int width, int height) {
        return RUNNING.get().newContext(options(locale, width, height).setHasTouch(true).setIsMobile(true));
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(String locale, int width, int height) {
        return new com.microsoft.playwright.Browser.NewContextOptions().setLocale(locale).setViewportSize(width, height);
    }

    private static com.microsoft.playwright.Browser launch() {
        var onPath = onPath();
        var environment = onPath.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.<String, String>of();
        var options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(List.of(
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"));
        onPath.ifPresent(options::setExecutablePath);
        try {
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            return playwright.chromium().launch(options);
        } catch (RuntimeException e) {
            throw new IllegalStateException("The browser tests need Chromium: install it (Debian: apt-get install chromium)"
                    + " or let Playwright download its own.", e);
        }
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
