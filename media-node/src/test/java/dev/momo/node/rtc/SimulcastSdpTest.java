package dev.momo.node.rtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulcastSdpTest {

    private static final long HD = 1280 * 720;

    /** Of layers written as {@code rid/scale}, with {@code ~} before one that is paused. */
    private static Simulcast simulcast(String layers) {
        return new Simulcast(
                Optional.empty(),
                Arrays.stream(layers.split(" "))
                        .map(layer -> layer.split("/"))
                        .map(layer -> new SimulcastLayer(
                                layer[0].replace("~", ""), !layer[0].startsWith("~"), 0, Double.parseDouble(layer[1])))
                        .toList());
    }

    private static String sdp(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String section(String kind, String mid, String... more) {
        return sdp("m=" + kind + " 9 UDP/TLS/RTP/SAVPF 96", "c=IN IP4 0.0.0.0", "a=mid:" + mid) + sdp(more);
    }

    private static String offer(String recv) {
        StringBuilder rids = new StringBuilder();
        for (String entry : recv.split("[;,]")) {
            rids.append("a=rid:").append(entry.replace("~", "")).append(" recv\r\n");
        }
        return sdp("v=0", "s=-")
                + section("audio", "0", "a=sendrecv")
                + section("video", "1", rids + "a=simulcast:recv " + recv);
    }

    private static Optional<String> list(String sdp) {
        return sdp.lines().filter(line -> line.startsWith("a=simulcast:")).findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "r0;r1;r2, r0/4 r1/2 r2/1, r0;r1;r2",
        "r0;r1;r2, r0/1 r1/2 r2/4, r2;r1;r0",
        "r2;r0;r1, r0/4 r1/2 r2/1, r0;r1;r2",
        "r0;r1;r2, r0/0 r1/0 r2/0, r0;r1;r2",
        "r0;r1;~r2, r0/4 r1/2 r2/1, r0;r1;~r2",
        "'a,b;c;d', a/4 c/2 d/1, 'a,b;c;d'",
        // Scales that take added layers.
        "r0;r1, r0/4 r1/1, r0;~pad1;r1",
        "r0;r1, r0/4 r1/2, r0;r1;~pad2",
        "r0, r0/4, r0;~pad1;~pad2",
        "pad1, pad1/4, pad1;~pad1x;~pad2",
        "r0, ~r0/1, ~r0;~pad1",
        // One without a layer of its own is sent as it is.
        "r0;r1;r2, r0/4 r1/2, r0;r1;r2",
        // The scale of a paused one is no matter.
        "r0;r1, r0/4 ~r1/4, r0;~r1;~pad2",
        "r0;r1;r2, ~r0/3 r1/2 r2/4, r2;r1;~r0"
    })
    void theSmallestIsFirst(String offered, String layers, String told) {
        SimulcastSdp sdp = SimulcastSdp.of(offer(offered), simulcast(layers), HD);

        assertThat(list(sdp.offer())).contains("a=simulcast:recv " + told);
        assertThat(sdp.plan().exact()).isTrue();
        assertThat(sdp.mid()).contains("1");
        for (String rid : told.replace("~", "").split("[;,]")) {
            assertThat(sdp.offer()).contains("\r\na=rid:" + rid + " recv\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "r0;r1;r2, r0/3 r1/2 r2/1, 'r0;r1;r2', 'r0 4, r1 2, r2 1'",
        "r0;r1;r2, r0/4 r1/4 r2/1, 'r0;r1;r2', 'r0 4, r1 2, r2 1'",
        "r0;r1, r0/8 r1/1, 'r0;r1', 'r0 2, r1 1'",
        "r0;r1;r2;r3, r0/8 r1/4 r2/2 r3/1, 'r0;r1;r2;r3', 'r0 4, r1 2, r2 1'"
    })
    void otherScalesAreTheOnesOfLibwebrtc(String offered, String layers, String told, String sent) {
        SimulcastSdp sdp = SimulcastSdp.of(offer(offered), simulcast(layers), HD);

        assertThat(list(sdp.offer())).contains("a=simulcast:recv " + told);
        assertThat(sdp.plan().exact()).isFalse();
        assertThat(sdp.plan().describe()).isEqualTo(sent);
    }

    @Test
    void nothingIsAddedBelowALayerOfASmallOrUnknownPicture() {
        for (long pixels : new long[] {0, 640 * 480}) {
            SimulcastSdp sdp = SimulcastSdp.of(offer("r0;r1"), simulcast("r0/4 r1/1"), pixels);

            assertThat(list(sdp.offer())).contains("a=simulcast:recv r0;r1");
            assertThat(sdp.plan().exact()).isFalse();
            assertThat(sdp.plan().describe()).isEqualTo("r0 2, r1 1");
        }
    }

    @Test
    void pausedLayersArePausedInTheAnswerAndAddedOnesAreKeptFromTheServer() {
        SimulcastSdp sdp = SimulcastSdp.of(offer("r0;r1"), simulcast("r0/4 ~r1/2"), HD);
        String made = sdp("v=0", "s=-")
                + section("audio", "0")
                + section(
                        "video",
                        "1",
                        "a=rid:r0 send",
                        "a=rid:r1 send",
                        "a=rid:pad2 send",
                        "a=simulcast:send r0;r1;pad2");

        String local = sdp.local(made);
        assertThat(list(local)).contains("a=simulcast:send r0;~r1;~pad2");
        assertThat(sdp.reply(local))
                .isEqualTo(sdp("v=0", "s=-")
                        + section("audio", "0")
                        + section("video", "1", "a=rid:r0 send", "a=rid:r1 send", "a=simulcast:send r0;~r1"));
    }

    @Test
    void theSectionIsTheOneWithTheMidOrTheFirst() {
        String offer = sdp("v=0")
                + section("video", "plain")
                + section("video", "one", "a=simulcast:recv a;b")
                + section("video", "two", "a=simulcast:recv a;b");
        List<SimulcastLayer> layers = simulcast("a/1 b/2").layers();

        assertThat(SimulcastSdp.of(offer, new Simulcast(Optional.of("two"), layers), HD)
                        .mid())
                .contains("two");
        assertThat(SimulcastSdp.of(offer, new Simulcast(Optional.of("plain"), layers), HD)
                        .mid())
                .contains("one");
        assertThat(SimulcastSdp.of(offer, new Simulcast(Optional.empty(), layers), HD)
                        .offer())
                .isEqualTo(offer.replaceFirst("recv a;b", "recv b;a"));
    }

    /** libwebrtc would send nothing in answer to a single rid. */
    @Test
    void aSingleRidIsNoSimulcast() {
        SimulcastSdp sdp = SimulcastSdp.of(offer("r0"), Simulcast.NONE, HD);

        assertThat(sdp.offer()).doesNotContain("rid", "simulcast");
    }

    @ParameterizedTest
    @CsvSource({
        // Enough for all: the sum.
        "4000000, '', b=TIAS:5000000",
        // What 1280x720 takes for three layers to be sent at all.
        "10000, '', b=TIAS:1650000",
        "4000000, b=AS:3000, b=AS:3000",
        "4000000, b=TIAS:9000000, b=TIAS:5000000",
        "4000000, b=AS:nonsense, b=TIAS:5000000"
    })
    void theSumOfTheLimitsLimitsTheSection(long largest, String before, String after) {
        String offer = offer("r0;r1;r2").replace("a=mid:1", before.isEmpty() ? "a=mid:1" : before + "\r\na=mid:1");
        Simulcast simulcast = new Simulcast(
                Optional.of("1"),
                List.of(
                        new SimulcastLayer("r0", true, 400_000, 4),
                        new SimulcastLayer("r1", true, 600_000, 2),
                        new SimulcastLayer("r2", true, largest, 1)));

        assertThat(SimulcastSdp.of(offer, simulcast, HD).offer().lines().filter(line -> line.startsWith("b=")))
                .containsExactly(after);
    }

    @Test
    void withoutSimulcastNothingChanges() {
        String offer = "v=0\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=simulcast:send a;b\n";
        SimulcastSdp sdp = SimulcastSdp.of(offer, simulcast("r0/4 r1/2 r2/1"), HD);

        assertThat(sdp.offer()).isEqualTo(offer);
        assertThat(sdp.local(offer)).isEqualTo(offer);
        assertThat(sdp.reply(offer)).isEqualTo(offer);
        assertThat(sdp.mid()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "m=",
                "m=video ",
                "m=video 9\na=simulcast:",
                "m=video 9\na=simulcast:recv",
                "m=video 9\na=simulcast:recv ;;;",
                "m=video 9\na=simulcast:recv $1;\\2;,,~~",
                "m=video 9\na=simulcast:recv ~;~\na=mid:",
                "m=video 9\na=simulcast: send a recv b;c\na=rid:"
            })
    void nothingIsThrownByNonsense(String offer) {
        assertThatCode(() -> {
                    SimulcastSdp sdp = SimulcastSdp.of(offer, simulcast("b/1 c/4"), 0);
                    sdp.reply(sdp.local(offer));
                })
                .doesNotThrowAnyException();
    }
}
