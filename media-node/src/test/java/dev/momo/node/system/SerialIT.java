package dev.momo.node.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.Pty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A serial port, here a pseudo-terminal, is bridged to the data channels of two viewers. */
final class SerialIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    @Test
    void linesReachEveryViewerAndWhatTheySendReachesThePort() throws Exception {
        Path device = directory.resolve("tty");
        try (Pty pty = Pty.create(device);
                NodeProcess node = start(device);
                Browser browser = new Browser();
                Page first = watch(browser, node);
                Page second = watch(browser, node)) {
            pty.startTaking();

            // What is sent arrives once the node has the channel, which is a moment after the browser has it.
            first.send("pan left, 20°");
            taken(pty, "pan left, 20°");
            second.send("!");
            taken(pty, "pan left, 20°!");
            pty.send("temperature 21.5\r\n\nhumi");
            pty.send("dity 40\n");
            for (Page page : new Page[] {first, second}) {
                await("the lines").atMost(SOON).untilAsserted(() -> assertThat(page.messages())
                        .containsExactly("temperature 21.5", "humidity 40"));
            }
        }
    }

    private static void taken(Pty pty, String text) {
        await("the bytes").atMost(SOON).untilAsserted(() -> assertThat(new String(pty.taken(), UTF_8))
                .isEqualTo(text));
    }

    @Test
    void aDeviceThatGoesAndComesBackIsUsedAgainAndTheSessionGoesOn() throws Exception {
        Path device = directory.resolve("tty");
        try (Pty gone = Pty.create(device);
                NodeProcess node = start(device);
                Browser browser = new Browser();
                Page page = watch(browser, node)) {
            gone.close();
            node.awaitLog(".*" + device + ".*lost until it is connected again.*", SOON);
            try (Pty back = Pty.create(device)) {
                node.awaitLog(".*" + device + ".*is back.*", SOON);
                back.send("again\n");
                await("a line").atMost(SOON).untilAsserted(() -> assertThat(page.messages())
                        .containsExactly("again"));
            }
            assertThat(page.state()).isEqualTo("connected");
        }
    }

    @Test
    void aDeviceThatIsNotThereEndsTheStart() {
        Path device = directory.resolve("nosuch");
        try (NodeProcess node = start(device)) {
            assertThat(node.program().awaitExit(SOON)).isEqualTo(1);
            node.program().awaitOutput(SOON);
            assertThat(node.program().stderr().lines())
                    .singleElement()
                    .asString()
                    .startsWith("--serial: ")
                    .contains(device.toString());
        }
    }

    @Test
    void aClosedTerminalEndsTheNodeWithASerialPortToo() throws Exception {
        Path device = directory.resolve("tty");
        try (Pty pty = Pty.create(device);
                NodeProcess node = start(device)) {
            assertThat(node.port()).isPositive();
            node.program().signal("HUP");
            node.program().awaitExit(Duration.ofSeconds(5));
            assertThat(pty).isNotNull();
        }
    }

    private static NodeProcess start(Path device) {
        return NodeProcess.start(Map.of(), "--serial", device + ",115200", "p2p", "--port", "0");
    }

    private static Page watch(Browser browser, NodeProcess node) {
        Page page = browser.open(node.page());
        await("the node's greeting").atMost(SOON).until(page::state, "ready"::equals);
        page.connectAndAwaitPicture();
        await("the data channel").atMost(SOON).until(page::canSend);
        return page;
    }
}
