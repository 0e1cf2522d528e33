package dev.momo.node.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SdpErrorCorrectionTest {

    private static final String AUDIO = """
            v=0
            m=audio 9 UDP/TLS/RTP/SAVPF 111 63
            a=rtpmap:111 opus/48000/2
            a=rtpmap:63 red/48000/2
            a=fmtp:63 111/111
            """.replace("\n", "\r\n");

    @Test
    void leavesTheVideoCodecsAndTheirRepetitions() {
        String offer = AUDIO + """
                m=video 9 UDP/TLS/RTP/SAVPF 96 97 103 104 39 116
                a=mid:1
                a=rtpmap:96 VP8/90000
                a=rtcp-fb:96 nack pli
                a=rtpmap:97 rtx/90000
                a=fmtp:97 apt=96
                a=rtpmap:103 red/90000
                a=rtpmap:104 rtx/90000
                a=fmtp:104 apt=103
                a=rtpmap:39 ulpfec/90000
                a=rtpmap:116 flexfec-03/90000
                a=rtcp-fb:116 transport-cc
                a=fmtp:116 repair-window=10000000
                """.replace("\n", "\r\n");

        assertThat(SdpErrorCorrection.without(offer)).isEqualTo(AUDIO + """
                m=video 9 UDP/TLS/RTP/SAVPF 96 97
                a=mid:1
                a=rtpmap:96 VP8/90000
                a=rtcp-fb:96 nack pli
                a=rtpmap:97 rtx/90000
                a=fmtp:97 apt=96
                """.replace("\n", "\r\n"));
    }

    @Test
    void leavesASectionThatHasNothingElse() {
        String offer = AUDIO + "m=video 9 UDP/TLS/RTP/SAVPF 103\r\na=rtpmap:103 red/90000\r\n";

        assertThat(SdpErrorCorrection.without(offer)).isEqualTo(offer);
    }

    @Test
    void leavesWhatIsNoDescription() {
        assertThat(SdpErrorCorrection.without("nonsense\nm=video")).isEqualTo("nonsense\nm=video");
    }
}
