package dev.momo.node.bench;

import dev.momo.node.system.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** A Chromium at the far end of the link that writes down what it gets to see. */
final class Viewer implements AutoCloseable {

    private static final String PLAIN_ADDRESSES = "--disable-features=WebRtcHideLocalIpsWithMdns";

    /** Its fake camera makes 20 frames a second unless it is told otherwise. */
    static final List<String> FLAGS_OF_RIVAL = List.of(
            PLAIN_ADDRESSES,
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream=device-count=1,fps=" + Sender.FRAMERATE);

    final Browser browser;

    Viewer(Path directory) throws IOException {
        // Over a pipe, since a port of the browser's would be in the other network namespace.
        browser = new Browser(Link.chromiumAtViewer(directory), List.of(PLAIN_ADDRESSES, "--remote-debugging-pipe"));
    }

    /** Begins to write down; the sender's page is in front. */
    void watch() {
        driver().executeScript(text("probe.js"));
    }

    Seen seen() {
        JsonObject taken =
                new JsonObject((String) Objects.requireNonNull(driver().executeScript("return bench.take()")));
        return new Seen(Frame.listOf(taken.getJsonArray("frames")), Sample.listOf(taken.getJsonArray("samples")));
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

    /** All that was written down since {@link #watch}. */
    record Seen(List<Frame> frames, List<Sample> samples) {}

    static double number(JsonArray values, int index) {
        Number value = (Number) values.getValue(index);
        return value == null ? Double.NaN : value.doubleValue();
    }
}
