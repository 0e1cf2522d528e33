package dev.momo.node.rtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.LogRecords;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Media keeps to the ports that it is given, and says so when they are gone. */
class PortRangeTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final PortRange range = freeRange(3);
    private final List<TestEngine> engines = new ArrayList<>();
    private final List<TestSide> sides = new ArrayList<>();

    private TestEngine node;
    private TestEngine viewers;

    @BeforeEach
    void start() {
        node = engine(new TestEngine(new NetworkConfig(Optional.of(range), List.of())));
        viewers = engine(new TestEngine());
    }

    private TestEngine engine(TestEngine engine) {
        engines.add(engine);
        return engine;
    }

    @AfterEach
    void stop() throws Exception {
        for (TestEngine engine : engines) {
            engine.close();
        }
    }

    /** A run of ports below those that the system gives to whoever asks for any. */
    private static PortRange freeRange(int count) {
        for (int min = 21_000; min < 32_000; min += count) {
            if (isFree(min, count)) {
                return new PortRange(min, min + count - 1);
            }
        }
        throw new AssertionError("no free ports");
    }

    private static boolean isFree(int min, int count) {
        for (int port = min; port < min + count; port++) {
            try (DatagramSocket udp = new DatagramSocket(port);
                    ServerSocket tcp = new ServerSocket(port)) {
                assertThat(udp.getLocalPort()).isEqualTo(tcp.getLocalPort());
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    private TestSide side(TestEngine engine) {
        TestSide side = new TestSide(engine, PeerConfig.open(List.of()));
        sides.add(side);
        return side;
    }

    /** A peer of the node's that answers a viewer, who does not listen. */
    private TestSide answer() {
        TestSide answering = side(node);
        String offer = side(viewers).negotiate(sides.get(sides.size() - 1).peer::offer);
        answering.negotiate(() -> answering.peer.answer(offer));
        return answering;
    }

    @Test
    void bothRolesUsePortsOfTheRangeAlone() {
        TestSide offering = side(node);
        TestSide answering = side(viewers);
        TestSide.negotiate(offering, answering, sdp -> sdp);
        List<IceCandidate> seen = new ArrayList<>();
        await("candidates").atMost(SOON).until(() -> seen.addAll(offering.takeCandidates()) || seen.size() > 2);
        assertThat(ports(seen)).isNotEmpty().allMatch(port -> port >= range.min() && port <= range.max());
        offering.leave();

        TestSide other = answer();
        List<IceCandidate> answered = new ArrayList<>();
        await("candidates").atMost(SOON).until(() -> answered.addAll(other.takeCandidates()));
        assertThat(ports(answered)).isNotEmpty().allMatch(port -> port >= range.min() && port <= range.max());
    }

    private static List<Integer> ports(List<IceCandidate> candidates) {
        return candidates.stream()
                .map(candidate -> Integer.valueOf(candidate.candidate().split(" ")[5]))
                .toList();
    }

    @Test
    void aShortageIsSaidOnceAndSoIsItsEnd() {
        try (LogRecords log = new LogRecords(PortShortage.class.getName())) {
            List<TestSide> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                TestSide side = answer();
                all.add(side);
                await("candidates").atMost(SOON).until(() -> !side.takeCandidates()
                        .isEmpty());
            }
            answer();
            await("the shortage").atMost(SOON).until(() -> !log.warnings().isEmpty());
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("peer-4 has no UDP port")
                    .contains("all of " + range + " are taken", "--ice-port-range");
            answer();

            all.forEach(TestSide::leave);
            await("ports again").atMost(SOON).until(() -> {
                answer();
                return log.warnings().size() > 1;
            });
            assertThat(log.warnings()).hasSize(2).last().asString().contains("has a UDP port of " + range + " again");
        }
    }
}
