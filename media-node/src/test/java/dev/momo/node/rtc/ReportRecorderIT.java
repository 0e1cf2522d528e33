package dev.momo.node.rtc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.momo.node.stats.JsonReports;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No test: records reports of real sessions for the tests of the gateway, of each codec, sending and receiving, both at
 * once with a data channel, and simulcast. Addresses of this machine are replaced with addresses for documentation (RFC
 * 5737, RFC 3849). How to run it stands in the README beside the recordings.
 */
@Tag("recorder")
final class ReportRecorderIT {

    private static final Path RECORDINGS = Path.of("..", "metrics-gateway", "src", "test", "resources", "recordings");
    private static final List<String> ADDRESSES = List.of("address", "ip", "relatedAddress");
    private static final int FRAMES = 60;

    @Test
    void recordEachCodecAndDirection() throws Exception {
        oneWay("vp8", "opus");
        oneWay("vp9", "pcmu");
        oneWay("h264", "opus");
        oneWay("av1", "pcmu");
        bothWays("vp8", "opus");
        simulcast("vp8");
        simulcast("h264");
    }

    private static PeerConfig config(Direction direction, String video, String audio) {
        return new PeerConfig(
                List.of(), Optional.of(direction), Optional.of(video.toUpperCase()), Optional.of(audio.toUpperCase()));
    }

    private static void oneWay(String video, String audio) throws Exception {
        try (TestEngine filming = new TestEngine(640, 480);
                TestEngine watching = TestEngine.listening()) {
            TestSide sender = new TestSide(filming, config(Direction.SENDONLY, video, audio));
            TestSide receiver = new TestSide(watching, config(Direction.RECVONLY, video, audio));
            TestSide.connect(sender, receiver);
            awaitSending(sender);
            awaitReceiving(receiver);
            write(video + "-" + audio + "-sending", report(filming, sender));
            write(video + "-" + audio + "-receiving", report(watching, receiver));
        }
    }

    private static void bothWays(String video, String audio) throws Exception {
        try (TestEngine one = TestEngine.decoding();
                TestEngine other = TestEngine.decoding()) {
            TestSide offerer = new TestSide(one, config(Direction.SENDRECV, video, audio));
            TestSide answerer = new TestSide(other, config(Direction.SENDRECV, video, audio));
            DataLink link = offerer.call(() -> offerer.peer.openDataLink("serial"));
            TestSide.connect(offerer, answerer);
            await().atMost(TestSide.SOON).until(() -> offerer.call(() -> link.send(new byte[100], true)));
            awaitSending(offerer);
            awaitReceiving(offerer);
            write(video + "-" + audio + "-both-data", report(one, offerer));
        }
    }

    private static void simulcast(String video) throws Exception {
        try (TestEngine serving = new TestEngine();
                TestEngine filming = new TestEngine(1280, 720)) {
            SimulcastSession session = new SimulcastSession(
                    serving,
                    filming,
                    video.toUpperCase(),
                    SimulcastSession.layer("r0", 4),
                    SimulcastSession.layer("r1", 2),
                    SimulcastSession.layer("r2", 1));
            session.negotiate();
            TestSide.meet(session.server, session.sender);
            await("three layers")
                    .atMost(TestSide.SOON)
                    .until(() -> session.sender.report("OUTBOUND_RTP", "video").stream()
                                    .filter(layer -> TestSide.number(layer, "framesSent") > FRAMES)
                                    .count()
                            == 3);
            awaitSending(session.sender);
            write(video + "-simulcast-sending", report(filming, session.sender));
        }
    }

    /** Until the other side has reported on all that is sent. */
    private static void awaitSending(TestSide side) {
        await("reports of what is sent")
                .atMost(TestSide.SOON)
                .until(() -> reported(side, "video") && reported(side, "audio"));
    }

    private static boolean reported(TestSide side, String kind) {
        return side.report("REMOTE_INBOUND_RTP", kind).stream()
                .anyMatch(remote -> TestSide.number(remote, "roundTripTimeMeasurements") > 0);
    }

    /** Until all that comes is decoded and its sender has reported on it. */
    private static void awaitReceiving(TestSide side) {
        await("decoded pictures")
                .atMost(TestSide.SOON)
                .until(() -> side.sum("INBOUND_RTP", "video", "framesDecoded") > FRAMES);
        await("decoded sound")
                .atMost(TestSide.SOON)
                .until(() -> side.sum("INBOUND_RTP", "audio", "totalSamplesReceived") > 48_000);
        await("the sender's reports")
                .atMost(TestSide.SOON)
                .until(() -> !side.report("REMOTE_OUTBOUND_RTP", "video").isEmpty()
                        && !side.report("REMOTE_OUTBOUND_RTP", "audio").isEmpty());
    }

    private static JsonArray report(TestEngine engine, TestSide side) {
        String text = new JsonReports(engine.signaling())
                .of(side.peer)
                .toCompletableFuture()
                .orTimeout(5, SECONDS)
                .join()
                .orElseThrow();
        JsonArray report = new JsonArray(text);
        anonymise(report);
        return report;
    }

    private static void anonymise(JsonArray report) {
        Map<String, String> aliases = new HashMap<>();
        for (Object stats : report) {
            JsonObject candidate = (JsonObject) stats;
            if (candidate.getString("type").endsWith("-candidate")) {
                ADDRESSES.stream().filter(candidate::containsKey).forEach(member -> {
                    String address = candidate.getString(member);
                    aliases.putIfAbsent(address, alias(address, aliases.size()));
                    candidate.put(member, aliases.get(address));
                });
            }
        }
    }

    private static String alias(String address, int known) {
        if (address.isEmpty()) {
            return "";
        }
        return (address.contains(":") ? "2001:db8::" : "192.0.2.") + (known + 1);
    }

    private static void write(String name, JsonArray report) throws IOException {
        Path file = RECORDINGS.resolve(name + ".json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(report.encode().getBytes(UTF_8));
        }
    }
}
