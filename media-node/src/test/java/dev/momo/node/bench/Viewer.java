package dev.momo.node.bench;

import dev.momo.node.system.Browser;
import dev.momo.node.testing.link.Link;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** A Chromium at the far end of the link that writes down what it gets to see. */
final class Viewer implements AutoCloseable {

    final Browser browser;

    Viewer(Link link) {
        browser = Browser.beyond(link);
    }

    /** Begins to write down; the sender's page is in front. */
    void watch() {
        driver().executeScript(text("probe.js"));
    }

    /** All that was written down since {@link #watch}: {@code frames} and {@code samples}. */
    JsonObject seen() {
        return new JsonObject((String) Objects.requireNonNull(driver().executeScript("return bench.take()")));
    }

    boolean hasPicture() {
        return Boolean.TRUE.equals(driver().executeScript("return bench.hasPicture()"));
    }

    private ChromeDriver driver() {
        return browser.driver();
    }

    static URI resource(String name) {
        return URI.create(Objects.requireNonNull(Viewer.class.getResource("/bench/" + name), name)
                .toString());
    }

    private static String text(String name) {
        try (var stream = Objects.requireNonNull(Viewer.class.getResourceAsStream("/bench/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
