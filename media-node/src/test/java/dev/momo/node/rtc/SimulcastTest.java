package dev.momo.node.rtc;

import static dev.momo.node.rtc.SimulcastSession.layer;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that answers the offer of a server with simulcast, of which the server's part is played by another engine. */
class SimulcastTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestEngine serving = new TestEngine();
    private final TestEngine filming = new TestEngine(1280, 720);

    @AfterEach
    void stop() throws Exception {
        filming.close();
        serving.close();
    }

    /** A session in which three layers are asked for. */
    private final class Session {

        private final SimulcastSession session;
        private final TestSide server;
        private final TestSide sender;
        private String answer;

        Session(String codec, SimulcastLayer... layers) {
            session = new SimulcastSession(serving, filming, codec, layers);
            server = session.server;
            sender = session.sender;
            negotiate();
            TestSide.meet(server, sender);
        }

        void negotiate() {
            answer = session.negotiate();
        }

        /** What is sent, by rid: its attributes. */
        Map<String, Map<String, Object>> sent() {
            return sender.report("OUTBOUND_RTP", "video").stream()
                    .collect(toMap(
                            out -> String.valueOf(out.get("rid")), out -> out, (one, other) -> one, TreeMap::new));
        }

        double frames(String rid) {
            return TestSide.number(sent().getOrDefault(rid, Map.of()), "framesSent");
        }

        void sends(String... rids) {
            Map<String, Double> before = Stream.of(rids).collect(toMap(rid -> rid, this::frames));
            await("frames of " + before).atMost(SOON).until(() -> before.entrySet().stream()
                    .allMatch(layer -> frames(layer.getKey()) > layer.getValue() + 10));
        }

        Map<String, String> sizes() {
            return sent().entrySet().stream()
                    .filter(layer -> layer.getValue().containsKey("frameWidth"))
                    .collect(toMap(
                            Map.Entry::getKey,
                            layer -> layer.getValue().get("frameWidth") + "x"
                                    + layer.getValue().get("frameHeight")));
        }

        Map<String, Object> ssrcs() {
            return sent().entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, layer -> layer.getValue().get("ssrc")));
        }
    }

    private static SimulcastLayer paused(String rid, double scale) {
        return new SimulcastLayer(rid, false, 0, scale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264"})
    void threeSizesAreSentAndGoOnAfterAnotherOffer(String codec) {
        Session session = new Session(codec, layer("r0", 4), layer("r1", 2), layer("r2", 1));

        session.sends("r0", "r1", "r2");
        Map<String, String> sizes = Map.of("r0", "320x180", "r1", "640x360", "r2", "1280x720");
        assertThat(session.sizes()).isEqualTo(sizes);
        assertThat(session.sent().values())
                .extracting(out -> out.get("encoderImplementation"))
                .containsOnly(codec.equals("VP8") ? "libvpx" : "OpenH264");
        assertThat(session.answer).contains("a=simulcast:send r0;r1;r2\r\n");

        Map<String, Object> ssrcs = session.ssrcs();
        session.negotiate();

        assertThat(session.ssrcs()).isEqualTo(ssrcs);
        session.sends("r0", "r1", "r2");
        assertThat(session.sizes()).isEqualTo(sizes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264"})
    void aPausedLayerIsNotSent(String codec) {
        Session session = new Session(codec, layer("r0", 4), paused("r1", 2), layer("r2", 1));

        session.sends("r0", "r2");
        session.negotiate();
        session.sends("r0", "r2");
        assertThat(session.frames("r1")).isZero();
        assertThat(session.sizes()).isEqualTo(Map.of("r0", "320x180", "r2", "1280x720"));
        assertThat(session.answer).contains("a=simulcast:send r0;~r1;r2\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264"})
    void theSmallestLayerAloneIsDecoded(String codec) {
        Session session = new Session(codec, layer("r0", 4), paused("r1", 2), paused("r2", 1));

        await("small pictures").atMost(SOON).until(() -> session.server.report("INBOUND_RTP", "video").stream()
                .anyMatch(in -> TestSide.number(in, "framesDecoded") > 10
                        && TestSide.number(in, "frameWidth") == 320
                        && TestSide.number(in, "frameHeight") == 180));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264"})
    void theScalesDecideWhichRidIsLarge(String codec) {
        Session session = new Session(codec, layer("r0", 1), layer("r1", 2), layer("r2", 4));

        session.sends("r0", "r1", "r2");
        assertThat(session.sizes()).isEqualTo(Map.of("r0", "1280x720", "r1", "640x360", "r2", "320x180"));
    }

    /** Less would be the end of the largest. */
    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264"})
    void aLowLimitLeavesEnoughForAll(String codec) {
        Session session = new Session(
                codec,
                new SimulcastLayer("r0", true, 100_000, 4),
                new SimulcastLayer("r1", true, 200_000, 2),
                new SimulcastLayer("r2", true, 300_000, 1));

        session.sends("r0", "r1", "r2");
        await("the limit")
                .atMost(SOON)
                .until(() -> session.sender.sum("OUTBOUND_RTP", "video", "targetBitrate") <= 1_650_000);
    }
}
