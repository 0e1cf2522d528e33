package dev.momo.node.system;

import dev.momo.node.testing.link.Link;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Debian's Chromium without a screen, with a profile that is thrown away. */
public final class Browser implements AutoCloseable {

    /** Names of the local network that only mDNS can look up would stand for the addresses otherwise. */
    public static final String PLAIN_ADDRESSES = "--disable-features=WebRtcHideLocalIpsWithMdns";

    private static final Duration SCRIPT_LIMIT = Duration.ofSeconds(20);

    /** Warns of each Chromium that it has no own class for, which nothing here needs. Kept, or it would be forgotten. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private final Path profile;
    private final ChromeDriver driver;

    /** Stays open, since a browser without a window ends. */
    private final String first;

    Browser() {
        this("/usr/bin/chromium", List.of());
    }

    /** At the far end of a link. */
    public static Browser beyond(Link link) {
        // Over a pipe, since a port of the browser's would be in the other network namespace.
        return new Browser(link.chromiumAtViewer().toString(), List.of(PLAIN_ADDRESSES, "--remote-debugging-pipe"));
    }

    /**
     * @param binary Chromium, or a script that becomes it
     * @param more arguments beside those that every test needs
     */
    public Browser(String binary, List<String> more) {
        try {
            profile = Files.createTempDirectory("momo-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--autoplay-policy=no-user-gesture-required",
                "--user-data-dir=" + profile);
        options.addArguments(more);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .build();
        driver = new ChromeDriver(service, options);
        first = driver.getWindowHandle();
        driver.manage().timeouts().scriptTimeout(SCRIPT_LIMIT);
    }

    /** Opens a page in a window of its own: a tab in the background would be slowed down. */
    Page open(URI address) {
        load(address);
        return new Page(driver, driver.getWindowHandle());
    }

    /** Opens a gateway's page, likewise. */
    LivePage watch(URI address) {
        load(address);
        return new LivePage(driver, driver.getWindowHandle());
    }

    /** Opens a page that the caller drives by scripts, likewise. */
    public ChromeDriver drive(URI address) {
        load(address);
        return driver;
    }

    /** For scripts in the window that was opened last. */
    public ChromeDriver driver() {
        return driver;
    }

    private void load(URI address) {
        driver.switchTo().window(first).switchTo().newWindow(WindowType.WINDOW);
        driver.get(address.toString());
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            delete(profile);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // A process of the browser's may still write; what is left lies in the directory for temporary files.
        }
    }
}
