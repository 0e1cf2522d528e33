package dev.momo.node.rtc;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that sends several streams in one connection, which come and go, and receives one. */
class MultiStreamTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestServer server = new TestServer();
    private TestEngine engine;
    private TestSide client;

    private void open(TestEngine of) {
        engine = of;
        client = new TestSide(of, PeerConfig.open(List.of()));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        engine.close();
    }

    @Test
    void eachStreamIsDecodedAndOursGoesWhereTheServerReceives() {
        open(TestEngine.decoding());
        server.send();
        server.send();
        server.receive();

        String answer = server.negotiate(client);
        server.meet(client);

        assertThat(directions(answer))
                .containsExactly("recvonly", "recvonly", "recvonly", "recvonly", "sendonly", "sendonly");
        decodes(Set.of("0", "1", "2", "3"));
        await("our stream").atMost(SOON).until(() -> server.inbound("video").stream()
                .anyMatch(in -> TestSide.number(in, "framesDecoded") > 10));
        await("our sound").atMost(SOON).until(() -> server.inbound("audio").stream()
                .anyMatch(in -> TestSide.number(in, "packetsReceived") > 50));
    }

    @Test
    void streamsComeAndGo() {
        open(TestEngine.decoding());
        server.receive();
        TestServer.Stream leaving = server.send();
        server.send();
        server.negotiate(client);
        server.meet(client);
        decodes(Set.of("2", "3", "4", "5"));

        leaving.stop();
        server.send();
        String answer = server.negotiate(client);

        assertThat(directions(answer))
                .containsExactly(
                        "sendonly", "sendonly", "inactive", "inactive", "recvonly", "recvonly", "recvonly", "recvonly");
        decodes(Set.of("4", "5", "6", "7"));
        double sent = client.sum("OUTBOUND_RTP", "video", "framesSent");
        await("our stream").atMost(SOON).until(() -> client.sum("OUTBOUND_RTP", "video", "framesSent") > sent + 10);
    }

    @Test
    void whoHasNothingToSendReceivesAll() {
        open(TestEngine.listening());
        server.receive();
        server.exchange();
        server.send();

        String answer = server.negotiate(client);
        server.meet(client);

        assertThat(directions(answer))
                .containsExactly("inactive", "inactive", "recvonly", "recvonly", "recvonly", "recvonly");
        decodes(Set.of("2", "3", "4", "5"));
    }

    /** All of these sections, and no other. */
    private void decodes(Set<String> mids) {
        await("streams").atMost(SOON).untilAsserted(() -> assertThat(mids(0, 0)).isEqualTo(mids));
        await("decoded streams").atMost(SOON).untilAsserted(() -> assertThat(mids(10, 48_000))
                .isEqualTo(mids));
    }

    private Set<String> mids(double frames, double samples) {
        Set<String> mids = client.report("INBOUND_RTP", "video").stream()
                .filter(in -> TestSide.number(in, "framesDecoded") >= frames)
                .map(MultiStreamTest::mid)
                .collect(toSet());
        client.report("INBOUND_RTP", "audio").stream()
                .filter(in -> TestSide.number(in, "totalSamplesReceived") >= samples)
                .map(MultiStreamTest::mid)
                .forEach(mids::add);
        return mids;
    }

    private static String mid(Map<String, Object> attributes) {
        return String.valueOf(attributes.get("mid"));
    }

    private static List<String> directions(String sdp) {
        return sdp.lines()
                .filter(line -> line.matches("a=(sendrecv|sendonly|recvonly|inactive)"))
                .map(line -> line.substring(2))
                .toList();
    }
}
