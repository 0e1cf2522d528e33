package dev.momo.node.rtc;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the other side hears of a peer that is muted. Its picture is in {@link RtcEngineTest}. */
class MuteTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void pushedSoundIsSilentUntilItIsMutedNoMore() throws Exception {
        check(TestEngine::new);
    }

    @Test
    void pushedSoundBesideADecodingModuleIsSilentUntilItIsMutedNoMore() throws Exception {
        check(TestEngine::decoding);
    }

    private static void check(Supplier<TestEngine> engine) throws Exception {
        try (TestEngine sending = engine.get();
                TestEngine receiving = TestEngine.decoding()) {
            TestSide sender = new TestSide(sending, config(Direction.SENDONLY));
            TestSide receiver = new TestSide(receiving, config(Direction.RECVONLY));
            TestSide.connect(sender, receiver);
            hears(receiver);

            sender.run(() -> sender.peer.mute(true, false));
            // What is on its way is heard; a beep comes once a second.
            await("two seconds of silence").atMost(SOON.multipliedBy(2)).until(() -> {
                double before = energy(receiver);
                samples(receiver, 2);
                return energy(receiver) - before < 0.00001;
            });

            sender.run(() -> sender.peer.mute(false, false));
            hears(receiver);
        }
    }

    private static PeerConfig config(Direction direction) {
        return new PeerConfig(List.of(), Optional.of(direction), Optional.empty(), Optional.empty());
    }

    private static double energy(TestSide side) {
        return side.sum("INBOUND_RTP", "audio", "totalAudioEnergy");
    }

    /** The beep of the fake device, once a second. */
    private static void hears(TestSide side) {
        double before = energy(side);
        await("a beep").atMost(SOON).until(() -> energy(side) > before + 0.0005);
    }

    private static void samples(TestSide side, double seconds) {
        double until = side.sum("INBOUND_RTP", "audio", "totalSamplesReceived") + seconds * 48_000;
        await("samples").atMost(SOON).until(() -> side.sum("INBOUND_RTP", "audio", "totalSamplesReceived") > until);
    }
}
