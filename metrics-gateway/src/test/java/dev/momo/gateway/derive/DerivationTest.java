package dev.momo.gateway.derive;

import static dev.momo.gateway.testing.TestNode.connection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.FakeTime;
import dev.momo.gateway.testing.Stats;
import dev.momo.gateway.testing.TestNode;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DerivationTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final List<DerivedSample> derived = new ArrayList<>();
    private final TestNode node = new TestNode(time, new Derivation(List.of(new DerivedListener() {
        @Override
        public void derived(NodeSession session, DerivedSample sample) {
            derived.add(sample);
        }

        @Override
        public void left(NodeSession session) {}
    })));
    private final Camera camera = new Camera();

    private DerivedConnection last() {
        return derived.get(derived.size() - 1).connections().get(0);
    }

    private RtpStream video() {
        return last().streams().stream().filter(RtpStream::isVideo).findFirst().orElseThrow();
    }

    private double video(Figure figure) {
        return video().figures().get(figure);
    }

    private void send(Duration later) {
        time.pass(later);
        node.send(camera.after(later));
    }

    @Test
    void theFirstSampleHasReadingsButNoRates() {
        send(SECOND);

        assertThat(last().compared()).isFalse();
        assertThat(video().figures().defined())
                .containsExactlyInAnyOrder(
                        Figure.TARGET_BITRATE,
                        Figure.SENT_WIDTH,
                        Figure.SENT_HEIGHT,
                        Figure.LIMITATION,
                        Figure.VIEWER_ROUND_TRIP,
                        Figure.VIEWER_LOSS,
                        Figure.VIEWER_JITTER);
    }

    @Test
    void theSecondHasRates() {
        send(SECOND);
        send(SECOND);

        assertThat(last().compared()).isTrue();
        assertThat(video(Figure.SENT_BITRATE)).isCloseTo(2_200_000, within(10.0));
        assertThat(video(Figure.SENT_TOTAL_BITRATE)).isCloseTo(2_240_000, within(200.0));
        assertThat(video(Figure.FRAMES_ENCODED)).isEqualTo(30);
        assertThat(video(Figure.SOURCE_FRAMES)).isEqualTo(30);
        assertThat(video(Figure.ENCODE_TIME)).isCloseTo(0.004, within(1e-9));
        assertThat(video(Figure.ENCODER_LOAD)).isCloseTo(0.12, within(1e-9));
        assertThat(video(Figure.LIMITED_BY_BANDWIDTH)).isEqualTo(1);
        assertThat(video(Figure.LIMITATION)).isEqualTo(Limitation.BANDWIDTH.ordinal());
        assertThat(video(Figure.PLIS_RECEIVED)).isZero();
        assertThat(video(Figure.NACKS_RECEIVED)).isNaN();
    }

    @Test
    void aStreamAndItsPathAreDescribed() {
        camera.candidateType = "relay";
        send(SECOND);

        assertThat(video())
                .extracting(RtpStream::id, RtpStream::mid, RtpStream::rid, RtpStream::codec, RtpStream::implementation)
                .containsExactly("OT01V1", "0", "", "video/VP8", "libvpx");
        NetworkPath path = last().path().orElseThrow();
        assertThat(path.isRelayed()).isTrue();
        assertThat(path)
                .extracting(NetworkPath::id, NetworkPath::localType, NetworkPath::remoteType, NetworkPath::protocol)
                .containsExactly("CP1", "relay", "host", "udp");
        assertThat(path.figures().get(Figure.AVAILABLE_OUTGOING)).isEqualTo(4_000_000);
    }

    @Test
    void aMissingSampleStretchesTheInterval() {
        send(SECOND);
        send(Duration.ofSeconds(3));
        assertThat(video(Figure.FRAMES_ENCODED)).isEqualTo(30);

        time.pass(SECOND);
        camera.pass(SECOND);
        node.send(connection("c1", null));
        assertThat(last().hasReport()).isFalse();
        assertThat(last().streams()).isEmpty();

        send(SECOND);
        assertThat(video(Figure.SENT_BITRATE)).isCloseTo(2_200_000, within(10.0));
    }

    @Test
    void countersThatWentBackAreANewBaselineForAllOfTheStream() {
        send(SECOND);
        send(SECOND);
        camera.restartCounters();
        // In the time that passes some counters overtake what they were, but not all.
        camera.encodedRate = 1000;
        send(SECOND);

        assertThat(video(Figure.FRAMES_ENCODED)).isNaN();
        assertThat(video(Figure.SENT_BITRATE)).isNaN();
        assertThat(video(Figure.TARGET_BITRATE)).isEqualTo(2_500_000);
        assertThat(video(Figure.SOURCE_FRAMES)).isEqualTo(30);

        send(SECOND);
        assertThat(video(Figure.FRAMES_ENCODED)).isEqualTo(1000);
    }

    @Test
    void anotherSsrcIsAnotherStream() {
        send(SECOND);
        camera.suffix = "b";
        send(SECOND);
        assertThat(video().id()).isEqualTo("OT01V1b");
        assertThat(video(Figure.SENT_BITRATE)).isNaN();

        send(SECOND);
        assertThat(video(Figure.SENT_BITRATE)).isCloseTo(2_200_000, within(10.0));
    }

    @Test
    void anotherConnectionHasNoPast() {
        send(SECOND);
        time.pass(SECOND);
        node.send(connection("c2", camera.after(SECOND)));
        assertThat(last().compared()).isFalse();

        // The first is forgotten as soon as it is not in a sample.
        send(SECOND);
        assertThat(last().compared()).isFalse();
    }

    @Test
    void aRestartOrAReconnectIsANewBaseline() {
        send(SECOND);
        node.connect("boot 2");
        send(SECOND);
        assertThat(last().compared()).isFalse();
        send(SECOND);
        assertThat(last().compared()).isTrue();

        node.leave();
        node.connect("boot 2");
        send(SECOND);
        assertThat(last().compared()).isFalse();
    }

    @Test
    void theSameReportTwiceHasNoRates() {
        send(SECOND);
        time.pass(Duration.ofMillis(30));
        node.send(camera.report());

        assertThat(last().compared()).isFalse();
        assertThat(video(Figure.SENT_BITRATE)).isNaN();
        assertThat(video(Figure.TARGET_BITRATE)).isEqualTo(2_500_000);
    }

    @Test
    void aStepOfTheNodesClockIsNoTime() {
        send(SECOND);
        time.pass(SECOND);
        node.send(camera.after(Duration.ofHours(1)));
        assertThat(video(Figure.SENT_BITRATE)).isNaN();
        send(SECOND);
        assertThat(video(Figure.FRAMES_ENCODED)).isEqualTo(30);

        // Back again: nothing is negative.
        Report before = Stats.report(Stats.of("outbound-rtp", "O", 2_000_000, "bytesSent", 1000L));
        Report after = Stats.report(Stats.of("outbound-rtp", "O", 1_000_000, "bytesSent", 2000L));
        time.pass(SECOND);
        node.send(before);
        time.pass(SECOND);
        node.send(after);
        assertThat(last().streams().get(0).figures().get(Figure.SENT_BITRATE)).isNaN();
    }

    @Test
    void whatTheViewerReportedLongAgoIsNoLongerTrue() {
        RtcStats remote = Stats.of("remote-inbound-rtp", "R", 1_000_000, "roundTripTime", 0.5);
        node.send(Stats.report(Stats.of("outbound-rtp", "O", 11_000_000, "remoteId", "R"), remote));
        assertThat(last().streams().get(0).figures().get(Figure.VIEWER_ROUND_TRIP))
                .isEqualTo(0.5);

        node.send(Stats.report(Stats.of("outbound-rtp", "O", 11_000_001, "remoteId", "R"), remote));
        assertThat(last().streams().get(0).figures().get(Figure.VIEWER_ROUND_TRIP))
                .isNaN();
    }

    @Test
    void severalConnectionsAreDerivedEachByItself() {
        Camera other = new Camera();
        other.encodedRate = 10;
        for (int i = 0; i < 2; i++) {
            time.pass(SECOND);
            node.send(connection("c1", camera.after(SECOND)), connection("c2", other.after(SECOND)));
        }

        assertThat(derived.get(1).connections())
                .extracting(one -> one.streams().stream()
                        .filter(RtpStream::isVideo)
                        .findFirst()
                        .orElseThrow()
                        .figures()
                        .get(Figure.FRAMES_ENCODED))
                .containsExactly(30.0, 10.0);
    }

    /** Whatever comes, and however it comes, rates add up to what was counted and nothing is negative or endless. */
    @Test
    void ratesAddUpToTheCounters() {
        Random random = new Random(7);
        double sent = 0;
        double counted = 0;
        long previous = 0;
        for (int i = 0; i < 500; i++) {
            Duration step = Duration.ofMillis(random.nextInt(3000));
            camera.bitrate = random.nextInt(3) * 1e6;
            camera.encodedRate = random.nextInt(60);
            boolean restarted = random.nextInt(20) == 0;
            if (restarted) {
                camera.restartCounters();
            }
            send(step);
            video().figures().defined().forEach(figure -> assertThat(video(figure))
                    .as(figure.label())
                    .isGreaterThanOrEqualTo(0)
                    .isFinite());
            long bytes = bytesSent();
            double rate = video(Figure.SENT_BITRATE);
            if (!Double.isNaN(rate)) {
                counted += bytes - previous;
                sent += rate / 8 * step.toMillis() / 1000;
            }
            previous = bytes;
        }
        assertThat(sent).isCloseTo(counted, within(counted / 1000));
        assertThat(counted).isGreaterThan(10_000_000);
    }

    private long bytesSent() {
        return camera.report().getStatsList().stream()
                .filter(stats -> stats.getId().equals("OT01V1"))
                .findFirst()
                .orElseThrow()
                .getMembersOrThrow("bytesSent")
                .getUint64Value();
    }
}
