package dev.momo.node.signaling.sora;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Field by field, as text: the order is Momo's. */
class ConnectMessageTest {

    private static final String HEAD = "{\"type\":\"connect\",\"role\":\"sendonly\",\"channel_id\":\"c\","
            + "\"sora_client\":\"momo\",\"libwebrtc\":\"lib\",\"environment\":\"env\"";

    private static final Configs PLAIN = Configs.role("sendonly");

    private static void expect(Configs config, String rest) {
        assertThat(ConnectMessage.of(config.config(), false)).isEqualTo(HEAD + rest + "}");
    }

    @Test
    void saysWhoJoinsAndNoMore() {
        expect(PLAIN, ",\"video\":true,\"audio\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendonly", "recvonly", "sendrecv"})
    void role(String role) {
        assertThat(ConnectMessage.of(Configs.role(role).config(), false)).contains(",\"role\":\"" + role + "\",");
    }

    @Test
    void redirect() {
        assertThat(ConnectMessage.of(PLAIN.config(), true))
                .isEqualTo(HEAD + ",\"redirect\":true,\"video\":true,\"audio\":true}");
    }

    @Test
    void media() {
        expect(PLAIN.video(false, "VP8", 500).audio(false, "", 0), ",\"video\":false,\"audio\":false");
        expect(
                PLAIN.video(true, "H264", 0).audio(true, "OPUS", 0),
                ",\"video\":{\"codec_type\":\"H264\"},\"audio\":{\"codec_type\":\"OPUS\"}");
        expect(
                PLAIN.video(true, "", 3000).audio(true, "", 64),
                ",\"video\":{\"bit_rate\":3000},\"audio\":{\"bit_rate\":64}");
        expect(
                PLAIN.video(true, "VP9", 3000).audio(true, "OPUS", 64),
                ",\"video\":{\"codec_type\":\"VP9\",\"bit_rate\":3000},"
                        + "\"audio\":{\"codec_type\":\"OPUS\",\"bit_rate\":64}");
    }

    @Test
    void simulcastAndSpotlight() {
        expect(PLAIN.simulcast(), ",\"simulcast\":true,\"video\":true,\"audio\":true");
        expect(PLAIN.spotlight(true, 0), ",\"spotlight\":true,\"video\":true,\"audio\":true");
        expect(PLAIN.spotlight(true, 3), ",\"spotlight\":true,\"spotlight_number\":3,\"video\":true,\"audio\":true");
        expect(PLAIN.spotlight(false, 3), ",\"video\":true,\"audio\":true");
    }

    @Test
    void dataChannels() {
        expect(
                PLAIN.dataChannels(true, false),
                ",\"video\":true,\"audio\":true,\"data_channel_signaling\":true,\"ignore_disconnect_websocket\":false");
        expect(
                PLAIN.dataChannels(Optional.empty(), Optional.of(true), Duration.ofSeconds(1), Duration.ofSeconds(1)),
                ",\"video\":true,\"audio\":true,\"ignore_disconnect_websocket\":true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key\": 12345678901234567890, \"x\": 1.10}",
                "[1,2]",
                "\"text\"",
                "7",
                "false",
                "{}",
                "\"null\""
            })
    void metadataToTheLetter(String json) {
        expect(PLAIN.metadata(json), ",\"video\":true,\"audio\":true,\"metadata\":" + json);
    }

    @Test
    void noMetadataForNull() {
        expect(PLAIN.metadata(" null "), ",\"video\":true,\"audio\":true");
    }
}
