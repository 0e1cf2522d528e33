package dev.momo.gateway.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.config.Thresholds;
import dev.momo.gateway.derive.Derivation;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.FakeTime;
import dev.momo.gateway.testing.TestNode;
import dev.momo.stats.v1.SentVideo;
import dev.momo.stats.v1.VideoFormat;
import dev.momo.stats.v1.VideoLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node that sends less than it is asked to knows why, and its camera is not to blame. */
class ReducedPictureTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final Verdicts verdicts = new Verdicts(Thresholds.defaults(), SECOND, List.of());
    private final TestNode node = new TestNode(time, new Derivation(List.of(verdicts)));
    private final Camera camera = new Camera();

    private List<Reason> reasonsAfterFive(VideoLimit limit) {
        for (int i = 0; i < 5; i++) {
            time.pass(SECOND);
            ConnectionSnapshot plain = TestNode.connection("c1", camera.after(SECOND));
            node.send(new ConnectionSnapshot(
                    plain.id(),
                    plain.state(),
                    plain.inState(),
                    plain.establishedOrder(),
                    plain.report(),
                    SentVideo.newBuilder()
                            .setAsked(format(1280, 720, 30))
                            .setSent(format(640, 360, 15))
                            .setLimit(limit)
                            .build()));
        }
        Assessment latest = verdicts.latest("cam").orElseThrow();
        return latest.verdict(latest.connections().get(0), time.nanos()).reasons();
    }

    private static VideoFormat format(int width, int height, int framerate) {
        return VideoFormat.newBuilder()
                .setWidth(width)
                .setHeight(height)
                .setFramerate(framerate)
                .build();
    }

    private void halfTheFrames() {
        camera.sourceRate = 15;
        camera.encodedRate = 15;
    }

    @Test
    void aPictureThatIsAsAskedIsGood() {
        assertThat(reasonsAfterFive(VideoLimit.VIDEO_LIMIT_NONE)).isEmpty();
    }

    @Test
    void theLinkIsToBlame() {
        reasonsAfterFive(VideoLimit.VIDEO_LIMIT_NONE);
        halfTheFrames();
        assertThat(reasonsAfterFive(VideoLimit.VIDEO_LIMIT_BANDWIDTH))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo("picture-reduced");
                    assertThat(reason.level()).isEqualTo(Level.FAIR);
                    assertThat(reason.text())
                            .startsWith(
                                    "The picture is sent with 640 × 360 and 15 frames a second instead of 1280 × 720 and 30");
                    assertThat(reason.evidence())
                            .extracting(Evidence::member)
                            .containsExactly("outbound-rtp.frameHeight", "outbound-rtp.framesSent");
                });
    }

    @Test
    void theCpuIsToBlame() {
        reasonsAfterFive(VideoLimit.VIDEO_LIMIT_NONE);
        halfTheFrames();
        assertThat(reasonsAfterFive(VideoLimit.VIDEO_LIMIT_CPU)).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("cpu-limits-encoder");
            assertThat(reason.level()).isEqualTo(Level.FAIR);
        });
    }
}
