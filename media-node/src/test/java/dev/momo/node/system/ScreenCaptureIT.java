package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The screen of an X server is sent to a browser; where there is none the program says so. */
final class ScreenCaptureIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int TOLERANCE = 30;

    @Test
    void theScreenIsSeenScaledIntoTheAskedSize() {
        try (VirtualScreen screen = new VirtualScreen(1000, 500);
                NodeProcess node = NodeProcess.plain(
                        Map.of("DISPLAY", screen.display()),
                        "--screen-capture",
                        "--no-audio-device",
                        "--resolution",
                        "VGA",
                        "p2p",
                        "--port",
                        "0");
                Browser browser = new Browser();
                Page page = browser.open(node.page())) {
            screen.fill(200, 40, 40);
            await("the node's greeting").atMost(SOON).until(page::state, "ready"::equals);
            page.connectAndAwaitPicture();

            await("the size").atMost(SOON).until(page::pictureSize, "640x320"::equals);
            await("red").atMost(SOON).untilAsserted(() -> allBarsAre(page, 200, 40, 40));
            screen.fill(40, 60, 200);
            await("blue").atMost(SOON).untilAsserted(() -> allBarsAre(page, 40, 60, 200));
        }
    }

    private static void allBarsAre(Page page, int... colour) {
        for (List<Integer> bar : page.bars()) {
            for (int channel = 0; channel < 3; channel++) {
                assertThat(Math.abs(bar.get(channel) - colour[channel]))
                        .as("%s, wanted %s", bar, colour)
                        .isLessThanOrEqualTo(TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":4711", "nowhere.invalid:0"})
    void withoutADisplayTheProgramSaysSo(String display) {
        try (NodeProcess node = NodeProcess.plain(
                Map.of("DISPLAY", display), "--screen-capture", "--no-audio-device", "p2p", "--port", "0")) {
            assertThat(node.program().awaitExit(SOON)).isEqualTo(1);
            node.program().awaitOutput(SOON);
            assertThat(node.program().stderr().lines())
                    .singleElement()
                    .asString()
                    .startsWith("failed to create capturer: ")
                    .contains("DISPLAY", display);
        }
    }
}
