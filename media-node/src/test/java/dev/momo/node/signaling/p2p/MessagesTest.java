package dev.momo.node.signaling.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.IceServer;
import dev.momo.node.signaling.json.MalformedMessageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final IceCandidate CANDIDATE = new IceCandidate("0", 1, "candidate:1 1 udp 1 192.0.2.1 9 typ host");

    @Test
    void readsWhatAViewerSends() throws Exception {
        assertThat(Messages.parse("{\"type\":\"offer\",\"sdp\":\"v=0\"}")).isEqualTo(new ClientMessage.Offer("v=0"));
        assertThat(Messages.parse(Messages.candidate(CANDIDATE))).isEqualTo(new ClientMessage.Candidate(CANDIDATE));
        assertThat(Messages.parse("{\"type\":\"register\",\"roomId\":\"x\"}"))
                .isEqualTo(new ClientMessage.Register(false));
        assertThat(Messages.parse("{\"type\":\"close\"}")).isEqualTo(new ClientMessage.Close());
        assertThat(Messages.parse("{\"type\":\"bye\"}")).isEqualTo(new ClientMessage.Close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "pong", "nonsense", ""})
    void whatAsksNothingIsNoError(String type) throws Exception {
        assertThat(Messages.parse("{\"type\":\"" + type + "\",\"sdp\":1}")).isEqualTo(new ClientMessage.Other(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no json",
                "{",
                "[]",
                "null",
                "1",
                "\"offer\"",
                "{}",
                "{\"type\":1}",
                "{\"type\":null}",
                "{\"type\":\"offer\"}",
                "{\"type\":\"offer\",\"sdp\":null}",
                "{\"type\":\"offer\",\"sdp\":{}}",
                "{\"type\":\"candidate\"}",
                "{\"type\":\"candidate\",\"ice\":\"x\"}",
                "{\"type\":\"candidate\",\"ice\":{}}",
                "{\"type\":\"candidate\",\"ice\":{\"candidate\":\"c\",\"sdpMid\":\"0\"}}",
                "{\"type\":\"candidate\",\"ice\":{\"candidate\":\"c\",\"sdpMid\":\"0\",\"sdpMLineIndex\":-1}}",
                "{\"type\":\"candidate\",\"ice\":{\"candidate\":\"c\",\"sdpMid\":\"0\",\"sdpMLineIndex\":1e30}}",
                "{\"type\":\"candidate\",\"ice\":{\"candidate\":7,\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}",
                "{\"type\":\"candidate\",\"ice\":{\"candidate\":\"c\",\"sdpMLineIndex\":0}}"
            })
    void whatIsMalformedIsSaidToBe(String text) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> Messages.parse(text))
                .withMessageContaining("need");
    }

    @Test
    void deepNestingIsMalformedToo() {
        String deep = "[".repeat(100_000);

        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> Messages.parse("{\"type\":\"offer\",\"sdp\":" + deep));
    }

    @Test
    void writesWhatMomoWrites() {
        assertThat(Messages.answer("v=0")).isEqualTo("{\"type\":\"answer\",\"sdp\":\"v=0\"}");
        assertThat(Messages.candidate(CANDIDATE))
                .isEqualTo("{\"type\":\"candidate\",\"ice\":{\"candidate\":\"" + CANDIDATE.candidate()
                        + "\",\"sdpMLineIndex\":1,\"sdpMid\":\"0\"}}");
        assertThat(Messages.ping()).isEqualTo("{\"type\":\"ping\"}");
        assertThat(Messages.accept(List.of(IceServer.of("stun:a:1"))))
                .isEqualTo("{\"type\":\"accept\",\"isExistUser\":true,\"iceServers\":[{\"urls\":[\"stun:a:1\"]}]}");
        assertThat(Messages.accept(List.of())).endsWith("\"iceServers\":[]}");
    }
}
