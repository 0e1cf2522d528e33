package dev.momo.node.bench;

import dev.momo.node.system.Browser;
import dev.momo.node.system.VirtualScreen;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The node with a screen on which much goes on. Without sound, of which such a screen has none. */
final class ScreenSending implements Sending {

    private static final int WIDEST = Sender.WIDTH / 8;
    private static final int HIGHEST = Sender.HEIGHT / 8;

    private final VirtualScreen screen = new VirtualScreen(Sender.WIDTH, Sender.HEIGHT);
    private final VirtualScreen.Painter painter = screen.new Painter();
    private final ScheduledExecutorService painting = Executors.newSingleThreadScheduledExecutor();
    private final SplittableRandom random = new SplittableRandom(8);
    private final NodeSending node;

    ScreenSending(Asked asked, Browser viewer, String address) {
        painting.scheduleAtFixedRate(this::paint, 0, 1000 / Sender.FRAMERATE, TimeUnit.MILLISECONDS);
        try {
            node = new NodeSending(
                    Map.of("DISPLAY", screen.display()),
                    List.of("--screen-capture", "--no-audio-device"),
                    asked,
                    viewer,
                    address);
        } catch (RuntimeException | Error e) {
            closeScreen();
            throw e;
        }
    }

    private void paint() {
        int width = random.nextInt(1, WIDEST);
        int height = random.nextInt(1, HIGHEST);
        painter.fill(
                random.nextInt(Sender.WIDTH - width),
                random.nextInt(Sender.HEIGHT - height),
                width,
                height,
                random.nextInt(1 << 24));
    }

    @Override
    public void close() {
        node.close();
        closeScreen();
    }

    private void closeScreen() {
        painting.shutdownNow();
        try {
            if (painting.awaitTermination(1, TimeUnit.SECONDS)) {
                painter.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        screen.close();
    }
}
