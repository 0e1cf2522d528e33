package dev.momo.node.rtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that a peer tells of itself, in either role, names the announced address. */
class AnnouncementTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final byte[] ADDRESS = {(byte) 203, 0, 113, 7};

    private TestEngine announcing;
    private TestEngine plain;

    @BeforeEach
    void start() throws Exception {
        List<InetAddress> addresses = List.of(InetAddress.getByAddress(ADDRESS));
        announcing = new TestEngine(new NetworkConfig(Optional.empty(), addresses));
        plain = new TestEngine();
    }

    @AfterEach
    void stop() throws Exception {
        announcing.close();
        plain.close();
    }

    private static TestSide side(TestEngine engine) {
        return new TestSide(engine, PeerConfig.open(List.of()));
    }

    @Test
    void asTheOneThatOffers() {
        TestSide offering = side(announcing);
        TestSide answering = side(plain);
        TestSide.negotiate(offering, answering, sdp -> sdp);
        trickledAreAnnounced(offering);
        isAnnounced(offering.negotiate(offering.peer::offer));
    }

    @Test
    void asTheOneThatAnswers() {
        TestSide offering = side(plain);
        TestSide answering = side(announcing);
        TestSide.negotiate(offering, answering, sdp -> sdp);
        trickledAreAnnounced(answering);
        String again = offering.negotiate(offering.peer::offer);
        isAnnounced(answering.negotiate(() -> answering.peer.answer(again)));
    }

    private static void trickledAreAnnounced(TestSide side) {
        List<IceCandidate> seen = new ArrayList<>();
        await("candidates").atMost(SOON).until(() -> {
            seen.addAll(side.takeCandidates());
            return seen.stream().anyMatch(candidate -> candidate.candidate().contains(" 203.0.113.7 "));
        });
        assertThat(seen).map(IceCandidate::candidate).noneMatch(AnnouncementTest::namesOwn);
    }

    /** An address of IPv4 that is not the announced one. */
    private static boolean namesOwn(String line) {
        return line.matches(".* (?!203\\.0\\.113\\.7 )[0-9.]+ \\d+ typ host.*");
    }

    /** A later description has the candidates in it. */
    private static void isAnnounced(String sdp) {
        assertThat(sdp.lines().filter(line -> line.startsWith("a=candidate:")))
                .anyMatch(line -> line.contains(" 203.0.113.7 "))
                .noneMatch(AnnouncementTest::namesOwn);
        assertThat(sdp.lines().filter(line -> line.startsWith("c=IN IP4 ")))
                .contains("c=IN IP4 203.0.113.7")
                .isSubsetOf("c=IN IP4 203.0.113.7", "c=IN IP4 0.0.0.0");
    }
}
