package dev.momo.node.bench;

import dev.momo.node.system.Browser;
import dev.momo.node.system.NodeProcess;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** Who sends 1280x720 at 30 frames a second. */
enum Sender {
    NODE {
        @Override
        AutoCloseable play(String codec, Priority priority, Browser viewer) {
            NodeProcess node = NodeProcess.start(
                    Map.of(),
                    "--resolution",
                    WIDTH + "x" + HEIGHT,
                    "--framerate",
                    Integer.toString(FRAMERATE),
                    "--priority",
                    priority.name(),
                    "p2p",
                    "--port",
                    "0");
            try {
                viewer.drive(URI.create("http://" + Link.SENDER_ADDRESS + ":" + node.port()
                        + "/html/p2p.html?autoconnect&codec=" + codec));
            } catch (RuntimeException e) {
                node.close();
                throw e;
            }
            return node;
        }
    },

    CHROMIUM {
        @Override
        AutoCloseable play(String codec, Priority priority, Browser viewer) {
            Browser sender = new Browser("/usr/bin/chromium", Viewer.FLAGS_OF_RIVAL);
            try {
                URI page = Viewer.resource("browser.html");
                ChromeDriver from = sender.drive(page);
                ChromeDriver to = viewer.drive(page);
                Object offer = call(from, "offer(...arguments)", codec, WIDTH, HEIGHT, FRAMERATE);
                Object answer = call(to, "answer(...arguments)", offer);
                call(from, "accept(...arguments)", answer, priority.degradationPreference);
            } catch (RuntimeException e) {
                sender.close();
                throw e;
            }
            return sender;
        }
    };

    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int FRAMERATE = 30;

    /** Starts to send; the viewer's page is in front, with a {@code video} and {@code momo.peerConnection}. */
    abstract AutoCloseable play(String codec, Priority priority, Browser viewer);

    private static Object call(ChromeDriver driver, String expression, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript("return " + expression, arguments), "");
    }
}
