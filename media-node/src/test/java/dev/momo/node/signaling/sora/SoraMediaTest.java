package dev.momo.node.signaling.sora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.sora.SoraMember;
import dev.momo.node.testing.sora.SoraServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent is received by the server, and what the server sends is decoded here. */
class SoraMediaTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Configs SENDER = Configs.role("sendonly");

    private final Scene scene = new Scene();

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private static long sum(List<Map<String, @Nullable Object>> stats, String member) {
        return stats.stream()
                .mapToLong(each -> each.get(member) instanceof Number number ? number.longValue() : 0)
                .sum();
    }

    private static double energy(SoraMember member) {
        return member.stats("inbound-rtp", "audio").stream()
                .mapToDouble(each -> each.get("totalAudioEnergy") instanceof Number number ? number.doubleValue() : 0)
                .sum();
    }

    private static void awaitFrames(SoraMember member, long count) {
        await("received frames").atMost(SOON).until(() -> member.video().frames() >= count);
    }

    private static boolean isDecoded(JsonObject stats) {
        return stats.getLong("framesDecoded", 0L) > 10;
    }

    private static boolean isHeard(JsonObject stats) {
        return stats.getLong("totalSamplesReceived", 0L) > 24_000 && stats.getDouble("totalAudioEnergy", 0.0) > 0;
    }

    @Test
    void aSenderIsSeenAndHeard() {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER);
        SoraMember member = server.awaitMember(1).awaitConnected();
        awaitFrames(member, 30);

        node.awaitState("connected");
        assertThat(node.detail()).startsWith(server.url()).contains(member.connectionId());
        assertThat(member.video().width()).isEqualTo(320);
        assertThat(member.video().height()).isEqualTo(240);
        await("sound").atMost(SOON).until(() -> energy(member) > 0);
        assertThat(node.stats("inbound-rtp", "video")).isEmpty();
        assertThat(node.stats("inbound-rtp", "audio")).isEmpty();
        assertThat(member.received("answer")).hasSize(1);
        assertThat(member.received("candidate"))
                .isNotEmpty()
                .allSatisfy(received ->
                        assertThat(received.json().getString("candidate")).startsWith("candidate:"))
                .allSatisfy(received -> assertThat(received.json().fieldNames()).containsExactly("type", "candidate"));
    }

    @Test
    void aReceiverDecodesWhoeverComesAndForgetsWhoeverLeaves() {
        SoraServer server = scene.server();
        server.channel("c").addRobot("one");
        TestNode node = scene.watch(server, Configs.role("recvonly"));
        node.awaitStats("inbound-rtp", "video", 1, SoraMediaTest::isDecoded);
        node.awaitStats("inbound-rtp", "audio", 1, SoraMediaTest::isHeard);
        assertThat(node.stats("outbound-rtp", "video")).isEmpty();
        assertThat(node.stats("outbound-rtp", "audio")).isEmpty();

        server.channel("c").addRobot("two");
        node.awaitStats("inbound-rtp", "video", 2, SoraMediaTest::isDecoded);
        node.awaitStats("inbound-rtp", "audio", 2, SoraMediaTest::isHeard);
        server.channel("c").addRobot("three");
        node.awaitStats("inbound-rtp", "video", 3, SoraMediaTest::isDecoded);

        server.channel("c").removeRobot("two");
        node.awaitStats("inbound-rtp", "video", 2, stats -> true);
        server.channel("c").addRobot("four");
        node.awaitStats("inbound-rtp", "video", 3, SoraMediaTest::isDecoded);
        assertThat(server.received("re-answer")).hasSize(4);
        assertThat(node.peers()).as("it is the same connection").hasSize(1);
    }

    @Test
    void aReceiverAloneWaitsForSomebody() {
        SoraServer server = scene.server();
        TestNode node = scene.watch(server, Configs.role("recvonly"));
        server.awaitMember(1).awaitConnected();
        server.channel("c").addRobot("late");

        node.awaitStats("inbound-rtp", "video", 1, SoraMediaTest::isDecoded);
    }

    @Test
    void twoClientsSeeAndHearEachOther() throws Exception {
        SoraServer server = scene.server();
        TestNode first = scene.join(server, Configs.role("sendrecv"));
        SoraMember member = server.awaitMember(1).awaitConnected();
        TestNode second = scene.join(server, Configs.role("sendrecv"));

        for (TestNode node : List.of(first, second)) {
            node.awaitStats("inbound-rtp", "video", 1, SoraMediaTest::isDecoded);
            node.awaitStats("inbound-rtp", "audio", 1, SoraMediaTest::isHeard);
            node.awaitStats("outbound-rtp", "video", 1, stats -> stats.getLong("framesSent", 0L) > 10);
        }
        awaitFrames(member, 30);
        second.disconnect();
        first.awaitStats("inbound-rtp", "video", 0, stats -> true);
        assertThat(first.state()).isEqualTo("connected");
        long before = member.video().frames();
        awaitFrames(member, before + 30);
    }

    @ParameterizedTest
    @CsvSource({"VP8, libvpx", "VP9, libvpx", "AV1, libaom", "H264, OpenH264"})
    void everyCodec(String codec, String encoder) {
        SoraServer server = scene.server();
        server.channel("c").addRobot("robot");
        TestNode node = scene.join(server, Configs.role("sendrecv").video(true, codec, 0));
        awaitFrames(server.awaitMember(1).awaitConnected(), 15);
        node.awaitStats("inbound-rtp", "video", 1, SoraMediaTest::isDecoded);

        assertThat(node.codec("video")).isEqualTo("video/" + codec);
        assertThat(node.codec("audio")).isEqualTo("audio/opus");
        node.awaitStats("outbound-rtp", "video", 1, stats -> stats.getString("encoderImplementation", "")
                .startsWith(encoder));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 400})
    void videoBitRate(int kilobits) throws Exception {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER.video(true, "VP8", kilobits));
        awaitFrames(server.awaitMember(1).awaitConnected(), 15);

        await("target bitrate")
                .atMost(SOON)
                .until(() -> targetBitrate(node) > 0.5 * kilobits * 1000 && targetBitrate(node) <= 1000.0 * kilobits);
    }

    private static double targetBitrate(TestNode node) {
        return node.stats("outbound-rtp", "video").stream()
                .mapToDouble(stats -> stats.getDouble("targetBitrate", 0.0))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 96})
    void audioBitRate(int kilobits) {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER.audio(true, "OPUS", kilobits));
        server.awaitMember(1).awaitConnected();

        await("target bitrate").atMost(SOON).until(() -> node.stats("outbound-rtp", "audio").stream()
                .anyMatch(
                        stats -> Math.abs(stats.getDouble("targetBitrate", 0.0) - kilobits * 1000) <= kilobits * 100));
    }

    @Test
    void soundAlone() {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER.video(false, "", 0));
        SoraMember member = server.awaitMember(1).awaitConnected();

        await("sound").atMost(SOON).until(() -> energy(member) > 0);
        assertThat(node.stats("outbound-rtp", "video")).isEmpty();
    }

    @Test
    void pictureAlone() {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER.audio(false, "", 0));
        awaitFrames(server.awaitMember(1).awaitConnected(), 15);

        assertThat(node.stats("outbound-rtp", "audio")).isEmpty();
    }

    @Test
    void updateIsTheOldNameOfReOffer() {
        SoraServer server = scene.server();
        scene.join(server, SENDER);
        SoraMember member = server.awaitMember(1).awaitConnected();
        member.update();
        member.awaitReceived("update", 1);
        member.reOffer();
        member.awaitReceived("re-answer", 1);

        awaitFrames(member, member.video().frames() + 15);
    }

    @Test
    void muteTurnsThePictureBlackAndTheSoundOff() throws Exception {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER);
        SoraMember member = server.awaitMember(1).awaitConnected();
        awaitFrames(member, 15);
        assertThat(member.video().luma()).isGreaterThan(25);
        await("sound").atMost(SOON).until(() -> energy(member) > 0);

        node.mute(true, true);
        await("black").atMost(SOON).until(() -> member.video().luma() < 18);
        long frames = member.video().frames();
        awaitFrames(member, frames + 5);
        assertSilent(member);

        node.mute(false, false);
        await("a picture").atMost(SOON).until(() -> member.video().luma() > 25);
        double before = energy(member);
        await("sound again").atMost(SOON).until(() -> energy(member) > before + 1e-4);
    }

    /** A beep comes once a second: two seconds of sound without one, after what was on its way. */
    private static void assertSilent(SoraMember member) {
        await("silence").atMost(SOON.multipliedBy(2)).until(() -> {
            double before = energy(member);
            long from = samples(member);
            await("two seconds of sound").atMost(SOON).until(() -> samples(member) > from + 96_000);
            return energy(member) - before < 1e-6;
        });
    }

    private static long samples(SoraMember member) {
        return sum(member.stats("inbound-rtp", "audio"), "totalSamplesReceived");
    }
}
