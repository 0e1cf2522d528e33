package dev.momo.node.bench;

import dev.momo.node.system.Browser;
import dev.momo.node.system.NodeProcess;
import dev.momo.node.testing.link.Link;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.openqa.selenium.chrome.ChromeDriver;

/** How much of a processor core the node takes for several viewers of its own size, 640x480 at 30 frames a second. */
final class Viewers {

    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration MEASURE = Duration.ofSeconds(15);
    private static final String FRAMES =
            "return document.getElementById('video').getVideoPlaybackQuality().totalVideoFrames";

    private final Link link;
    private final PrintStream out;

    Viewers(Link link, PrintStream out) {
        this.link = link;
        this.out = out;
    }

    void measure(List<String> codecs, List<Integer> counts) throws IOException {
        link.become(0, 0);
        out.printf("%nall in one Chromium on the same machine; fps is that of the viewer with the fewest%n");
        out.printf("%-6s %7s %15s %11s %5s%n", "codec", "viewers", "of a core", "per viewer", "fps");
        for (String codec : codecs) {
            for (int count : counts) {
                measure(codec, count);
            }
        }
    }

    private void measure(String codec, int count) {
        try (NodeProcess node = NodeProcess.start(Map.of(), "p2p", "--port", "0");
                Browser browser = Browser.beyond(link)) {
            URI page = URI.create(
                    "http://" + link.senderAddress() + ":" + node.port() + "/html/p2p.html?autoconnect&codec=" + codec);
            List<String> windows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                windows.add(browser.drive(page).getWindowHandle());
            }
            pass(SETTLE);
            List<Long> before = frames(browser.driver(), windows);
            Duration used = node.processorTime();
            long from = System.nanoTime();
            pass(MEASURE);
            double seconds = (System.nanoTime() - from) / 1e9;
            double percent = 100 * node.processorTime().minus(used).toNanos() / 1e9 / seconds;
            List<Long> after = frames(browser.driver(), windows);
            double fewest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                fewest = Math.min(fewest, (after.get(i) - before.get(i)) / seconds);
            }
            out.printf(
                    Locale.ROOT, "%-6s %7d %13.0f %% %9.1f %% %5.1f%n", codec, count, percent, percent / count, fewest);
        }
    }

    private static List<Long> frames(ChromeDriver driver, List<String> windows) {
        return windows.stream()
                .map(window -> {
                    driver.switchTo().window(window);
                    return (Long) Objects.requireNonNull(driver.executeScript(FRAMES));
                })
                .toList();
    }

    private static void pass(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
