package dev.momo.node.rtc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One engine offers, another answers, each with pushed sound and without a device, and each decodes what it is sent. */
class TwoEnginesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<Side> sides = new ArrayList<>();
    private final Set<TestEngine> engines = new LinkedHashSet<>();

    /** An engine and its one peer. */
    private final class Side implements PeerObserver {

        private final TestEngine fixture;
        private final List<IceCandidate> candidates = new ArrayList<>();
        private final Peer peer;

        Side(Direction direction, String videoCodec, String audioCodec) {
            this(TestEngine.decoding(), direction, videoCodec, audioCodec);
        }

        Side(TestEngine engine, Direction direction, String videoCodec, String audioCodec) {
            fixture = engine;
            engines.add(engine);
            sides.add(this);
            peer = call(() -> fixture.engine()
                    .open(
                            new PeerConfig(
                                    List.of(),
                                    Optional.of(direction),
                                    Optional.of(videoCodec).filter(codec -> !codec.isEmpty()),
                                    Optional.of(audioCodec).filter(codec -> !codec.isEmpty())),
                            this));
        }

        <T> T call(Supplier<T> task) {
            return CompletableFuture.supplyAsync(task, executor())
                    .orTimeout(10, SECONDS)
                    .join();
        }

        ScheduledExecutorService executor() {
            return fixture.signaling();
        }

        <T> T negotiate(Supplier<CompletionStage<T>> step) {
            return call(step).toCompletableFuture().orTimeout(10, SECONDS).join();
        }

        @Override
        public synchronized void onCandidate(IceCandidate candidate) {
            candidates.add(candidate);
        }

        private synchronized List<IceCandidate> takeCandidates() {
            List<IceCandidate> taken = List.copyOf(candidates);
            candidates.clear();
            return taken;
        }

        void hear(Side other) {
            List<IceCandidate> taken = other.takeCandidates();
            executor().execute(() -> taken.forEach(peer::addCandidate));
        }

        @Override
        public void onState(IceState state) {}

        @Override
        public void onMessage(DataLink channel, byte[] payload, boolean binary) {}

        List<RTCStats> stats(String type, String kind) {
            CompletableFuture<List<RTCStats>> result = new CompletableFuture<>();
            peer.collectStats(
                    report -> result.complete(List.copyOf(report.getStats().values())));
            return result.orTimeout(5, SECONDS).join().stream()
                    .filter(stats -> String.valueOf(stats.getType()).equals(type))
                    .filter(stats -> kind.equals(stats.getAttributes().get("kind")))
                    .toList();
        }

        /** MIME types of what is sent and received. */
        Set<String> codecs() {
            CompletableFuture<RTCStatsReport> result = new CompletableFuture<>();
            Set<String> types = new LinkedHashSet<>();
            peer.collectStats(report -> {
                report.getStats().values().stream()
                        .filter(stats -> String.valueOf(stats.getType()).endsWith("BOUND_RTP"))
                        .filter(stats -> !String.valueOf(stats.getType()).startsWith("REMOTE"))
                        .map(stats -> report.getStats()
                                .get(String.valueOf(stats.getAttributes().get("codecId"))))
                        .forEach(codec ->
                                types.add(String.valueOf(codec.getAttributes().get("mimeType"))));
                result.complete(report);
            });
            result.orTimeout(5, SECONDS).join();
            return types;
        }

        void leave() {
            executor().submit(peer::close);
        }

        double sum(String type, String kind, String member) {
            return stats(type, kind).stream()
                    .mapToDouble(stats ->
                            stats.getAttributes().get(member) instanceof Number number ? number.doubleValue() : 0)
                    .sum();
        }

        void decodesWhatItIsSent() {
            await("pictures").atMost(SOON).until(() -> sum("INBOUND_RTP", "video", "framesDecoded") > 10);
            await("samples").atMost(SOON).until(() -> sum("INBOUND_RTP", "audio", "totalSamplesReceived") > 48_000);
            // The beep of the fake device, once a second.
            await("a beep").atMost(SOON).until(() -> sum("INBOUND_RTP", "audio", "totalAudioEnergy") > 0.0005);
        }

        void decodesMore() {
            double energy = sum("INBOUND_RTP", "audio", "totalAudioEnergy");
            await("another beep")
                    .atMost(SOON)
                    .until(() -> sum("INBOUND_RTP", "audio", "totalAudioEnergy") > energy + 0.0005);
        }

        void receivesNothing() {
            await("nothing received").atMost(SOON).untilAsserted(() -> {
                assertThat(stats("INBOUND_RTP", "video")).isEmpty();
                assertThat(stats("INBOUND_RTP", "audio")).isEmpty();
            });
        }

        void sendsNothing() {
            assertThat(sum("OUTBOUND_RTP", "video", "packetsSent")).isZero();
            assertThat(sum("OUTBOUND_RTP", "audio", "packetsSent")).isZero();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (TestEngine engine : engines) {
            engine.close();
        }
    }

    private static void connect(Side offering, Side answering) {
        negotiate(offering, answering, UnaryOperator.identity());
        await("a connection").atMost(SOON).until(() -> {
            offering.hear(answering);
            answering.hear(offering);
            return offering.peer.status().state().isEstablished()
                    && answering.peer.status().state().isEstablished();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "SENDRECV, SENDRECV, true, true",
        "SENDRECV, SENDONLY, false, true",
        "SENDRECV, RECVONLY, true, false",
        "SENDONLY, SENDRECV, true, false",
        "SENDONLY, RECVONLY, true, false",
        "RECVONLY, SENDRECV, false, true",
        "RECVONLY, SENDONLY, false, true"
    })
    void eachDoesWhatItsDirectionSays(
            Direction offering, Direction answering, boolean offererSends, boolean answererSends) {
        Side offerer = new Side(offering, "", "");
        Side answerer = new Side(answering, "", "");
        connect(offerer, answerer);

        check(answerer, offerer, offererSends);
        check(offerer, answerer, answererSends);
    }

    private static void check(Side receiver, Side sender, boolean sends) {
        if (sends) {
            receiver.decodesWhatItIsSent();
        } else {
            receiver.receivesNothing();
            sender.sendsNothing();
        }
    }

    @ParameterizedTest
    @CsvSource({"VP8, OPUS", "VP9, PCMU", "AV1, PCMA", "H264, OPUS"})
    void theChosenCodecsAreUsedInBothDirections(String video, String audio) {
        Side offerer = new Side(Direction.SENDRECV, video, audio);
        Side answerer = new Side(Direction.SENDRECV, video, audio);
        connect(offerer, answerer);

        offerer.decodesWhatItIsSent();
        answerer.decodesWhatItIsSent();
        for (Side side : sides) {
            assertThat(side.codecs())
                    .containsExactlyInAnyOrder("video/" + video, "audio/" + (audio.equals("OPUS") ? "opus" : audio));
        }
    }

    /**
     * The module's recording begins anew with each session, and has to be taken off the line each time. With PCMU it
     * would meet the player where libwebrtc resamples, and that ends the process.
     */
    @Test
    void oneSessionAfterAnotherOnTheSameEngines() {
        TestEngine offering = TestEngine.decoding();
        TestEngine answering = TestEngine.decoding();
        for (int i = 0; i < 6; i++) {
            Side offerer = new Side(offering, Direction.SENDRECV, "", "PCMU");
            Side answerer = new Side(answering, Direction.SENDRECV, "", "PCMU");
            connect(offerer, answerer);
            offerer.decodesWhatItIsSent();
            answerer.decodesWhatItIsSent();
            offerer.leave();
            answerer.leave();
        }
    }

    /** Sending begins anew after it, and libwebrtc's recording with it, which must not meet the pushed sound. */
    @Test
    void aSessionThatIsHeldAndResumedGoesOn() {
        Side offerer = new Side(Direction.SENDRECV, "", "");
        Side answerer = new Side(Direction.SENDRECV, "", "");
        connect(offerer, answerer);
        offerer.decodesWhatItIsSent();
        answerer.decodesWhatItIsSent();
        for (int i = 0; i < 3; i++) {
            negotiate(offerer, answerer, sdp -> sdp.replace("a=sendrecv", "a=inactive"));
            negotiate(offerer, answerer, UnaryOperator.identity());
            offerer.decodesMore();
            answerer.decodesMore();
        }
    }

    @Test
    void anOfferThatCannotBeUsedLeavesAllAsItWas() {
        Side offerer = new Side(Direction.SENDRECV, "", "");
        Side answerer = new Side(Direction.SENDRECV, "", "");
        connect(offerer, answerer);
        offerer.decodesWhatItIsSent();

        assertThat(answerer.call(() -> answerer.peer.answer("v=0")).toCompletableFuture())
                .failsWithin(SOON);
        offerer.decodesMore();
    }

    private static void negotiate(Side offering, Side answering, UnaryOperator<String> change) {
        String offer = change.apply(offering.negotiate(offering.peer::offer));
        String answer = answering.negotiate(() -> answering.peer.answer(offer));
        offering.negotiate(() -> offering.peer.accept(answer));
    }
}
