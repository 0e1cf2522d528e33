package dev.momo.node.system;

import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** A viewer: the node's page in a window of the browser, used as a person uses it. */
final class Page implements AutoCloseable {

    private static final String STATS = """
            const done = arguments[arguments.length - 1];
            const connection = window.momo.peerConnection;
            if (!connection) {
              done('[]');
            } else {
              connection.getStats().then((stats) => done(JSON.stringify([...stats.values()])));
            }
            """;

    private static final String CONNECT = """
            const done = arguments[arguments.length - 1];
            const clicked = performance.now();
            document.getElementById('video').requestVideoFrameCallback(() => done(performance.now() - clicked));
            document.getElementById('connect').click();
            """;

    /** The mean colour of a square in the middle of each of the eight bars in the lowest fifth of the picture. */
    private static final String BARS = """
            const video = document.getElementById('video');
            const canvas = document.createElement('canvas');
            canvas.width = video.videoWidth;
            canvas.height = video.videoHeight;
            const context = canvas.getContext('2d');
            context.drawImage(video, 0, 0);
            const side = 16;
            return JSON.stringify(Array.from({ length: 8 }, (_, bar) => {
              const x = Math.round((bar + 0.5) * canvas.width / 8 - side / 2);
              const y = Math.round(0.9 * canvas.height - side / 2);
              const { data } = context.getImageData(x, y, side, side);
              return [0, 1, 2].map((channel) => {
                let sum = 0;
                for (let i = channel; i < data.length; i += 4) {
                  sum += data[i];
                }
                return Math.round(sum / (data.length / 4));
              });
            }));
            """;

    private final ChromeDriver driver;
    private final String window;

    Page(ChromeDriver driver, String window) {
        this.driver = driver;
        this.window = window;
    }

    private ChromeDriver front() {
        driver.switchTo().window(window);
        return driver;
    }

    /** The state that the page shows: ready, connecting, connected, … */
    String state() {
        return Objects.requireNonNull(front().findElement(By.id("state")).getDomAttribute("data-state"));
    }

    /** What the page says about its state. */
    String stateText() {
        return front().findElement(By.id("state")).getText();
    }

    void connect() {
        front().findElement(By.id("connect")).click();
    }

    /** Presses Connect and waits for the first picture; gives the time from one to the other. */
    Duration connectAndAwaitPicture() {
        Object millis = Objects.requireNonNull(front().executeAsyncScript(CONNECT));
        return Duration.ofMillis(((Number) millis).longValue());
    }

    void disconnect() {
        front().findElement(By.id("disconnect")).click();
    }

    /** Ticks or unticks what makes pictures wait for their sound. */
    void changeLipSync() {
        front().findElement(By.id("lip-sync")).click();
    }

    /** Types a message to the node and presses Send. */
    void send(String text) {
        front().findElement(By.id("message")).sendKeys(text);
        front().findElement(By.id("send")).click();
    }

    boolean canSend() {
        return front().findElement(By.id("send")).isEnabled();
    }

    /** What came back. */
    List<String> messages() {
        return front().findElement(By.id("messages")).getText().lines().toList();
    }

    /** The browser's own report; empty without a connection. */
    Stats stats() {
        return Stats.of(new JsonArray((String) Objects.requireNonNull(front().executeAsyncScript(STATS))));
    }

    long framesDecoded() {
        return stats().all("inbound-rtp").stream()
                .mapToLong(rtp -> rtp.getLong("framesDecoded", 0L))
                .sum();
    }

    /** Red, green and blue of each colour bar, from left to right. */
    List<List<Integer>> bars() {
        JsonArray bars = new JsonArray((String) Objects.requireNonNull(front().executeScript(BARS)));
        return IntStream.range(0, bars.size())
                .mapToObj(bars::getJsonArray)
                .map(bar ->
                        IntStream.range(0, bar.size()).mapToObj(bar::getInteger).toList())
                .toList();
    }

    /** Width and height of the picture, as {@code 640x480}. */
    String pictureSize() {
        return (String)
                Objects.requireNonNull(
                        front().executeScript(
                                        "const video = document.getElementById('video'); return `${video.videoWidth}x${video.videoHeight}`;"));
    }

    /** How much sound was heard so far, in the unit of the W3C's totalAudioEnergy. */
    double soundEnergy() {
        return stats().all("inbound-rtp").stream()
                .mapToDouble(rtp -> rtp.getDouble("totalAudioEnergy", 0.0))
                .sum();
    }

    /** Closes the window, as who has seen enough does. */
    @Override
    public void close() {
        front().close();
    }
}
