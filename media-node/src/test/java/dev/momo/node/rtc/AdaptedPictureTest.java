package dev.momo.node.rtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.adapt.Figures;
import dev.momo.node.adapt.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What two viewers see of one capture when libwebrtc says that the link of one of them has broken down. */
class AdaptedPictureTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void oneViewerIsSentLessForAWhileAndTheOtherIsNot() throws Exception {
        try (TestEngine sending = new TestEngine(640, 480);
                TestEngine receiving = TestEngine.listening();
                TestEngine alsoReceiving = TestEngine.listening()) {
            TestSide sender = new TestSide(sending, config(Direction.SENDONLY));
            TestSide viewer = new TestSide(receiving, config(Direction.RECVONLY));
            TestSide.connect(sender, viewer);
            TestSide otherSender = new TestSide(sending, config(Direction.SENDONLY));
            TestSide other = new TestSide(alsoReceiving, config(Direction.RECVONLY));
            TestSide.connect(otherSender, other);
            await("both at full size").atMost(SOON).until(() -> width(viewer) == 640 && width(other) == 640);
            await("figures of some moments").atMost(SOON).until(() -> framerate(sender) > 20);
            double sent = sender.sum("OUTBOUND_RTP", "video", "packetsSent");
            double ssrc = sender.sum("OUTBOUND_RTP", "video", "ssrc");

            await("less is sent").atMost(SOON).untilAsserted(() -> {
                breakDown(sender);
                VideoStatus video = sender.peer.video().orElseThrow();
                assertThat(video.asked()).isEqualTo(new VideoStatus.Pictures(640, 480, 30));
                assertThat(video.reason()).isEqualTo(Reason.BANDWIDTH);
            });
            await("a small picture").atMost(SOON).until(() -> {
                // Or it would be sent the full one again before this is seen.
                breakDown(sender);
                return width(viewer) == 320;
            });
            assertThat(width(other)).isEqualTo(640);
            assertThat(otherSender.peer.video().orElseThrow().reason()).isEqualTo(Reason.NONE);
            assertThat(sender.sum("OUTBOUND_RTP", "video", "packetsSent"))
                    .as("the counters of the stream go on")
                    .isGreaterThan(sent);
            assertThat(sender.sum("OUTBOUND_RTP", "video", "ssrc")).isEqualTo(ssrc);

            await("the full picture").atMost(SOON).until(() -> width(viewer) == 640);
            assertThat(sender.peer.video().orElseThrow().reason()).isEqualTo(Reason.NONE);
        }
    }

    private static PeerConfig config(Direction direction) {
        return new PeerConfig(List.of(), Optional.of(direction), Optional.empty(), Optional.empty());
    }

    private static double width(TestSide side) {
        return side.sum("INBOUND_RTP", "video", "frameWidth");
    }

    private static int framerate(TestSide sender) {
        return sender.peer.video().map(video -> video.sent().framerate()).orElse(0);
    }

    private static void breakDown(TestSide sender) throws Exception {
        Figures broken = brokenDown(sender);
        sender.run(() -> sender.peer.adapt(broken));
    }

    /** What libwebrtc says now, but for a target far below what is sent. */
    private static Figures brokenDown(TestSide sender) {
        CompletableFuture<Figures> now = new CompletableFuture<>();
        sender.peer.collectStats(report ->
                now.complete(VideoFigures.of(report, System.nanoTime(), 0).orElseThrow()));
        Figures figures = now.orTimeout(5, TimeUnit.SECONDS).join();
        return new Figures(
                figures.nanos(),
                figures.codec(),
                figures.width(),
                figures.height(),
                10_000,
                10_000,
                figures.framesOffered(),
                figures.framesEncoded(),
                figures.quantiserSum(),
                figures.bytesSent(),
                figures.encodeSeconds(),
                figures.packetsSent(),
                figures.sendDelaySeconds());
    }
}
