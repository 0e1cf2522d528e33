package dev.momo.node.stats;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.DataLink;
import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.Peer;
import dev.momo.node.rtc.PeerConfig;
import dev.momo.node.rtc.PeerObserver;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.rtc.TestEngine;
import dev.momo.node.rtc.TestViewer;
import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.PeerConnection;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Sample;
import dev.momo.stats.v1.SentVideo;
import dev.momo.stats.v1.Signaling;
import dev.momo.stats.v1.Value;
import dev.momo.stats.v1.VideoFormat;
import dev.momo.stats.v1.VideoLimit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reports of real sessions. */
class SamplerTest {

    private static final Signaling SIGNALING =
            Signaling.newBuilder().setMode("p2p").build();

    private final TestEngine fixture = new TestEngine();
    private final ExecutorService signaling = fixture.signaling();
    private final RtcEngine engine = fixture.engine();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final List<TestViewer> viewers = new ArrayList<>();
    private final Sampler sampler =
            new Sampler(engine::peers, () -> SIGNALING, executor, Clock.systemUTC(), System::nanoTime);

    @AfterEach
    void stop() throws Exception {
        viewers.forEach(TestViewer::close);
        fixture.close();
        executor.shutdown();
    }

    private Peer connect() throws Exception {
        TestViewer viewer = new TestViewer();
        viewers.add(viewer);
        String offer = viewer.offer();
        Peer peer = signaling
                .submit(() -> engine.open(PeerConfig.open(List.of()), new PeerObserver() {

                    @Override
                    public void onCandidate(IceCandidate candidate) {
                        viewer.addCandidate(candidate);
                    }

                    @Override
                    public void onState(IceState state) {}

                    @Override
                    public void onMessage(DataLink channel, byte[] payload, boolean binary) {}
                }))
                .get(5, SECONDS);
        viewer.answer(signaling
                .submit(() -> peer.answer(offer))
                .get(5, SECONDS)
                .toCompletableFuture()
                .get(5, SECONDS));
        await().atMost(10, SECONDS).until(() -> {
            List<IceCandidate> candidates = viewer.takeCandidates();
            signaling.submit(() -> candidates.forEach(peer::addCandidate)).get(5, SECONDS);
            return viewer.frames() > 0 && peer.status().state().isEstablished();
        });
        return peer;
    }

    private Sample sampleAll() throws Exception {
        return sampler.sampleAll().toCompletableFuture().get(5, SECONDS).sample();
    }

    private Sample sampleOne(String connectionId) throws Exception {
        return sampler.sampleOne(7, connectionId)
                .toCompletableFuture()
                .get(5, SECONDS)
                .sample();
    }

    @Test
    void withoutConnectionsThereIsNothingToReport() throws Exception {
        assertThat(sampleAll().getConnectionsList()).isEmpty();
        assertThat(sampleOne("").getConnectionsList()).isEmpty();
        assertThat(sampleOne("peer-1").getRequestId()).isEqualTo(7);
        assertThat(sampleAll().getSignaling()).isEqualTo(SIGNALING);
    }

    @Test
    void aSampleSaysWhatIsSentOfThePictureThatWasAskedFor() throws Exception {
        Peer peer = connect();
        await("the first figures").atMost(10, SECONDS).until(() -> peer.video().isPresent());

        SentVideo video = sampleOne("").getConnections(0).getSentVideo();
        assertThat(video.getAsked())
                .isEqualTo(VideoFormat.newBuilder()
                        .setWidth(320)
                        .setHeight(240)
                        .setFramerate(30)
                        .build());
        assertThat(video.getSent().getWidth()).isEqualTo(320);
        assertThat(video.getSent().getHeight()).isEqualTo(240);
        assertThat(video.getLimit()).isEqualTo(VideoLimit.VIDEO_LIMIT_NONE);
    }

    @Test
    void aPeriodicSampleHasTheReportOfEveryConnection() throws Exception {
        connect();
        connect();

        await().untilAsserted(() -> assertThat(sampleAll().getConnectionsList())
                .hasSize(2)
                .allSatisfy(connection -> {
                    assertThat(connection.getState()).isEqualTo(ConnectionState.CONNECTION_STATE_CONNECTED);
                    assertThat(connection.hasReport()).isTrue();
                }));
    }

    @Test
    void aRequestedSampleHasTheReportOfOneAndListsAll() throws Exception {
        Peer first = connect();
        Peer second = connect();

        await().untilAsserted(() -> assertThat(reported(sampleOne(""))).containsExactly(second.id()));
        await().untilAsserted(() -> assertThat(reported(sampleOne(first.id()))).containsExactly(first.id()));
        assertThat(reported(sampleOne("nobody"))).isEmpty();
        assertThat(sampleOne("nobody").getConnectionsList()).hasSize(2);

        signaling.submit(second::close).get(5, SECONDS);
        await().untilAsserted(() -> assertThat(reported(sampleOne(""))).containsExactly(first.id()));
    }

    private static List<String> reported(Sample sample) {
        return sample.getConnectionsList().stream()
                .filter(PeerConnection::hasReport)
                .map(PeerConnection::getId)
                .toList();
    }

    @Test
    void aReportIsCompleteTypedAndSorted() throws Exception {
        connect();
        // libwebrtc keeps a report for 50 ms, and a picture may be there before the data channel is.
        await().untilAsserted(() -> isComplete(sampleAll().getConnections(0).getReport()));
    }

    private static void isComplete(Report report) {
        assertThat(report.getStatsList())
                .extracting(RtcStats::getType)
                .contains(
                        "codec",
                        "candidate-pair",
                        "certificate",
                        "data-channel",
                        "local-candidate",
                        "media-source",
                        "outbound-rtp",
                        "peer-connection",
                        "remote-candidate",
                        "transport")
                .doesNotContain("unknown", "");
        assertThat(report.getStatsList()).extracting(RtcStats::getId).isSorted().doesNotHaveDuplicates();
        RtcStats video = report.getStatsList().stream()
                .filter(stats -> stats.getType().equals("outbound-rtp"))
                .filter(stats ->
                        stats.getMembersOrThrow("kind").getStringValue().equals("video"))
                .findFirst()
                .orElseThrow();
        assertThat(video.getMembersMap()).containsKeys("frameWidth", "qualityLimitationDurations");
        assertThat(video.getMembersOrThrow("bytesSent").getKindCase()).isEqualTo(Value.KindCase.UINT64_VALUE);
        assertThat(video.getMembersOrThrow("ssrc").getKindCase()).isEqualTo(Value.KindCase.INT64_VALUE);
        assertThat(video.getMembersOrThrow("frameWidth").getInt64Value()).isEqualTo(320);
        assertThat(video.getMembersOrThrow("qualityLimitationDurations").getKindCase())
                .isEqualTo(Value.KindCase.MAP_VALUE);
        assertThat(report.getStatsList().stream()
                        .filter(stats -> stats.getType().equals("data-channel"))
                        .map(stats -> stats.getMembersOrThrow("protocol")))
                .containsExactly(Value.newBuilder().setStringValue("").build());
    }
}
