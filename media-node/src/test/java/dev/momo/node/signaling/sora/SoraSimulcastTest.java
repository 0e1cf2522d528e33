package dev.momo.node.signaling.sora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.TestEngine;
import dev.momo.node.testing.sora.SoraMember;
import dev.momo.node.testing.sora.SoraServer;
import dev.momo.node.testing.sora.SoraSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture in several sizes, as the offer's encodings say. */
class SoraSimulcastTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Scene scene = new Scene();

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private TestNode join(SoraServer server, String codec) {
        Configs config =
                Configs.role("sendonly").simulcast().video(true, codec, 0).audio(false, "", 0);
        return scene.join(new TestEngine(1280, 720), config.urls(server.url()));
    }

    private static SoraSettings encodings(JsonObject... encodings) {
        JsonArray array = new JsonArray();
        for (JsonObject encoding : encodings) {
            array.add(encoding);
        }
        return SoraSettings.defaults().withEncodings(array);
    }

    private static JsonObject paused(String rid, double scale) {
        return SoraSettings.encoding(rid, scale).put("active", false);
    }

    private static Map<String, Long> framesSent(TestNode node) {
        Map<String, Long> frames = new TreeMap<>();
        node.stats("outbound-rtp", "video")
                .forEach(rtp -> frames.put(rtp.getString("rid", ""), rtp.getLong("framesSent", 0L)));
        return frames;
    }

    /** Waits until these layers have gone on, in these heights by rid; no other may have sent anything meanwhile. */
    private static void awaitSending(TestNode node, Map<String, Integer> heights) {
        await("layers").atMost(SOON).until(() -> heights(node).entrySet().containsAll(heights.entrySet()));
        Map<String, Long> before = framesSent(node);
        await("frames").atMost(SOON).until(() -> heights.keySet().stream()
                .allMatch(rid -> framesSent(node).getOrDefault(rid, 0L) > before.getOrDefault(rid, 0L) + 15));
        Map<String, Long> after = framesSent(node);
        after.keySet().removeIf(rid -> after.get(rid).equals(before.getOrDefault(rid, 0L)));
        assertThat(after.keySet()).isEqualTo(heights.keySet());
        assertThat(heights(node)).containsAllEntriesOf(heights);
    }

    private static Map<String, Integer> heights(TestNode node) {
        Map<String, Integer> heights = new TreeMap<>();
        node.stats("outbound-rtp", "video")
                .forEach(rtp -> heights.put(rtp.getString("rid", ""), rtp.getInteger("frameHeight", 0)));
        return heights;
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264"})
    void threeLayersGoOnThroughReOffers(String codec) {
        SoraServer server = scene.server();
        TestNode node = join(server, codec);
        SoraMember member = server.awaitMember(1).awaitConnected();
        Map<String, Integer> all = Map.of("r0", 180, "r1", 360, "r2", 720);
        awaitSending(node, all);
        member.reOffer();
        member.awaitReceived("re-answer", 1);
        awaitSending(node, all);

        assertThat(member.awaitReceived("answer", 1).json().getString("sdp")).contains("a=simulcast:send r0;r1;r2");
        assertThat(node.codec("video")).isEqualTo("video/" + codec);
    }

    @Test
    void aLayerThatIsNotActiveIsNotSent() {
        SoraServer server = scene.server(
                encodings(SoraSettings.encoding("r0", 4), paused("r1", 2), SoraSettings.encoding("r2", 1)));
        TestNode node = join(server, "VP8");
        SoraMember member = server.awaitMember(1).awaitConnected();
        awaitSending(node, Map.of("r0", 180, "r2", 720));

        assertThat(member.awaitReceived("answer", 1).json().getString("sdp")).contains("a=simulcast:send r0;~r1;r2");
    }

    @Test
    void theOneThatIsActiveIsWhatTheServerSees() {
        SoraServer server = scene.server(encodings(SoraSettings.encoding("r0", 4), paused("r1", 2), paused("r2", 1)));
        TestNode node = join(server, "VP8");
        SoraMember member = server.awaitMember(1).awaitConnected();
        awaitSending(node, Map.of("r0", 180));

        await("pictures").atMost(SOON).until(() -> member.video().frames() > 10);
        assertThat(member.video().width()).isEqualTo(320);
    }

    @Test
    void theScalesSayWhichIsSmall() {
        SoraServer server = scene.server(encodings(
                SoraSettings.encoding("r0", 1), SoraSettings.encoding("r1", 2), SoraSettings.encoding("r2", 4)));
        TestNode node = join(server, "VP8");
        server.awaitMember(1).awaitConnected();

        awaitSending(node, Map.of("r0", 720, "r1", 360, "r2", 180));
    }

    @Test
    void whoDoesNotAskForItSendsOneSize() {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, Configs.role("sendonly"));
        server.awaitMember(1).awaitConnected();
        awaitSending(node, Map.of("", 240));
    }
}
