package dev.momo.node.rtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the other side's description says of the picture's bit rate holds, above libwebrtc's usual one and below it. */
class VideoBitrateTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void moreThanUsualIsSentWhereTheOtherSideAsksForIt() throws Exception {
        withLimit(
                "b=AS:5000",
                sender -> await("more than 2.5 Mbit/s").atMost(SOON).until(() -> target(sender) > 3_000_000));
    }

    @Test
    void lessIsSentWhereTheOtherSideAllowsLess() throws Exception {
        withLimit("b=TIAS:400000", sender -> {
            await("most of it").atMost(SOON).until(() -> target(sender) >= 300_000);
            assertThat(target(sender)).isLessThanOrEqualTo(400_000);
        });
    }

    private interface Check {
        void on(TestSide sender);
    }

    private static void withLimit(String line, Check check) throws Exception {
        try (TestEngine sending = new TestEngine(1280, 720);
                TestEngine receiving = TestEngine.listening()) {
            TestSide sender = new TestSide(sending, config(Direction.SENDONLY));
            TestSide viewer = new TestSide(receiving, config(Direction.RECVONLY));
            TestSide.negotiate(
                    viewer, sender, sdp -> sdp.replaceFirst("(m=video .*\r\nc=.*\r\n)", "$1" + line + "\r\n"));
            TestSide.meet(viewer, sender);
            check.on(sender);
        }
    }

    private static double target(TestSide sender) {
        return sender.sum("OUTBOUND_RTP", "video", "targetBitrate");
    }

    private static PeerConfig config(Direction direction) {
        return new PeerConfig(List.of(), Optional.of(direction), Optional.empty(), Optional.empty());
    }
}
