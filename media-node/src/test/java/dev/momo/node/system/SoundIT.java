package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The microphone of a sound server is heard in a browser; without a server nothing hangs. */
final class SoundIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    /** A server that does not answer is waited for, so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Map<String, String> NO_SERVER = Map.of("PULSE_SERVER", "unix:/nonexistent/native");

    @ParameterizedTest
    @ValueSource(strings = {"tone", "TONE", "Sine source at 440 Hz", "2"})
    void theChosenMicrophoneIsHeard(String device) {
        try (SoundServer server = new SoundServer();
                NodeProcess node = start(server.environment(), "--audio-input-device", device);
                Browser browser = new Browser();
                Page page = watch(browser, node)) {
            await("the tone").atMost(SOON).until(() -> page.soundEnergy() > 0.001);
        }
    }

    @Test
    void theDefaultMicrophoneIsTakenWhereTheWantedOneIsMissing() {
        try (SoundServer server = new SoundServer();
                NodeProcess node = start(server.environment(), "--audio-input-device", "nosuch");
                Browser browser = new Browser();
                Page page = watch(browser, node)) {
            assertThat(node.awaitLog(".*--audio-input-device: no device has the index, name or id 'nosuch'.*", SOON))
                    .contains("Silence", "Sine source at 440 Hz");
            await("sound")
                    .atMost(SOON)
                    .until(() -> page.stats().only("inbound-rtp", "audio").getLong("packetsReceived", 0L) > 100);
            assertThat(page.soundEnergy())
                    .as("the default microphone is silent")
                    .isLessThan(0.0001);
        }
    }

    @Test
    void withoutASoundServerTheNodeRunsAndSaysWhatToDo() {
        try (NodeProcess node = start(NO_SERVER);
                Browser browser = new Browser();
                Page page = watch(browser, node)) {
            assertThat(node.awaitLog(".*No sound is sent or played.*", SOON))
                    .contains("PULSE_SERVER", "--no-audio-device");
            assertThat(page.stats().all("inbound-rtp").stream().map(rtp -> rtp.getString("kind")))
                    .containsExactly("video");
        }
    }

    @Test
    void aMicrophoneThatWasAskedForNeedsAServer() {
        try (NodeProcess node = start(NO_SERVER, "--audio-input-device", "tone")) {
            assertThat(node.program().awaitExit(SOON)).isEqualTo(1);
            node.program().awaitOutput(SOON);
            assertThat(node.program().stderr().text()).contains("No sound server can be reached");
        }
    }

    @Test
    void aServerThatDoesNotAnswerHangsNothing(@TempDir Path directory) throws IOException {
        try (ServerSocketChannel dead = listen(directory);
                NodeProcess node = start(serverIn(directory));
                Program list = Program.start(serverIn(directory), List.of(NodeProcess.SCRIPT, "--list-devices"))) {
            assertThat(node.awaitLog(".*The sound server does not answer.*", PATIENCE))
                    .contains("--no-audio-device");
            assertThat(node.port()).isPositive();
            assertThat(list.awaitExit(PATIENCE)).isZero();
            list.awaitOutput(SOON);
            assertThat(list.stdout().text()).contains("=== Available audio input devices ===", "(none)");
            assertThat(dead.isOpen()).isTrue();
            node.program().signal("TERM");
            assertThat(node.program().awaitExit(Duration.ofSeconds(5))).isZero();
        }
    }

    @Test
    void withoutAudioDeviceTheServerIsNeverTouched(@TempDir Path directory) throws IOException {
        try (ServerSocketChannel untouched = listen(directory);
                NodeProcess node = start(serverIn(directory), "--no-audio-device")) {
            assertThat(node.port()).isPositive();
            untouched.configureBlocking(false);
            assertThat(untouched.accept())
                    .as("a connection to the sound server")
                    .isNull();
        }
    }

    private static ServerSocketChannel listen(Path directory) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return server.bind(UnixDomainSocketAddress.of(directory.resolve("native")));
    }

    private static Map<String, String> serverIn(Path directory) {
        return Map.of("PULSE_SERVER", "unix:" + directory.resolve("native"));
    }

    /** The picture is the fake device's wherever there is no camera, so that only the sound needs a device. */
    private static NodeProcess start(Map<String, String> environment, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--video-fallback", "fake"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("p2p", "--port", "0"));
        return NodeProcess.plain(environment, arguments.toArray(String[]::new));
    }

    private static Page watch(Browser browser, NodeProcess node) {
        Page page = browser.open(node.page());
        await("the node's greeting").atMost(SOON).until(page::state, "ready"::equals);
        page.connectAndAwaitPicture();
        return page;
    }
}
