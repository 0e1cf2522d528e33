package dev.momo.node.bench;

import dev.momo.node.system.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;

/** Chromium with its own fake camera and microphone. */
final class RivalSending implements Sending {

    /** Its fake camera makes 20 frames a second unless it is told otherwise. */
    private static final List<String> FLAGS = List.of(
            Browser.PLAIN_ADDRESSES,
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream=device-count=1,fps=" + Sender.FRAMERATE);

    private final Browser browser;

    /** @param picture a file that its camera plays, null for its own picture */
    RivalSending(Asked asked, Browser viewer, @Nullable Path picture) {
        List<String> flags = new ArrayList<>(FLAGS);
        if (picture != null) {
            flags.add("--use-file-for-fake-video-capture=" + picture);
        }
        browser = new Browser("/usr/bin/chromium", flags);
        try {
            URI page = Viewer.resource("browser.html");
            ChromeDriver from = browser.drive(page);
            ChromeDriver to = viewer.drive(page);
            Object offer = call(
                    from,
                    "offer(...arguments)",
                    asked.codec(),
                    Sender.WIDTH,
                    Sender.HEIGHT,
                    Sender.FRAMERATE,
                    asked.lipSync());
            Object answer = call(to, "answer(...arguments)", offer);
            call(from, "accept(...arguments)", answer, asked.priority().degradationPreference);
        } catch (RuntimeException | Error e) {
            browser.close();
            throw e;
        }
    }

    @Override
    public double secondsShortOfCpu() {
        return ((Number) call(browser.driver(), "secondsShortOfCpu()")).doubleValue();
    }

    private static Object call(ChromeDriver driver, String expression, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript("return " + expression, arguments), "");
    }

    @Override
    public void close() {
        browser.close();
    }
}
