package dev.momo.node.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedAddressesTest {

    private static final String HOST = "candidate:1 1 udp 2122260223 192.168.1.5 40000 typ host generation 0 ufrag Ab";
    private static final String HOST_6 = "candidate:2 1 udp 2122199807 fd00::2 40000 typ host generation 0 ufrag Ab";
    private static final String TCP =
            "candidate:3 1 tcp 1518280447 192.168.1.5 40000 typ host tcptype passive generation 0 ufrag Ab";
    private static final String REFLEXIVE =
            "candidate:4 1 udp 1686052607 198.51.100.9 51000 typ srflx raddr 192.168.1.5"
                    + " rport 40000 generation 0 ufrag Ab";
    private static final String RELAYED = "candidate:5 1 udp 41885695 198.51.100.3 52000 typ relay raddr 198.51.100.9"
            + " rport 51000 generation 0 ufrag Ab";

    private final Set<String> told = new HashSet<>();

    private static AnnouncedAddresses addresses(String... texts) {
        return new AnnouncedAddresses(
                Arrays.stream(texts).map(AnnouncedAddressesTest::address).toList());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(text));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void aHostCandidateGetsTheAddressOfItsFamilyAndKeepsItsPort() {
        AnnouncedAddresses both = addresses("2001:db8::7", "203.0.113.7");

        assertThat(both.candidates(HOST, told))
                .containsExactly("candidate:1 1 udp 2122260223 203.0.113.7 40000 typ host generation 0 ufrag Ab");
        assertThat(both.candidates(HOST_6, told))
                .containsExactly("candidate:2 1 udp 2122199807 2001:db8::7 40000 typ host generation 0 ufrag Ab");
        assertThat(both.candidates(TCP, told))
                .containsExactly("candidate:3 1 tcp 1518280447 203.0.113.7 40000 typ host tcptype passive generation 0"
                        + " ufrag Ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REFLEXIVE,
                RELAYED,
                HOST_6,
                "candidate:1 1 udp 2122260223 0f2a6c1e.local 40000 typ host generation 0"
            })
    void whatIsNotTranslatedStaysAsItIs(String line) {
        assertThat(addresses("203.0.113.7").candidates(line, told)).containsExactly(line);
    }

    @Test
    void withoutAnAnnouncedAddressNothingIsTouched() {
        assertThat(addresses().candidates(HOST, told)).containsExactly(HOST);
        assertThat(addresses().candidates(HOST, told)).containsExactly(HOST);
        assertThat(addresses().description("v=0\nm=audio\na=" + HOST)).isEqualTo("v=0\nm=audio\na=" + HOST);
    }

    @Test
    void ofSeveralAddressesTheFirstIsPreferred() {
        assertThat(addresses("203.0.113.7", "192.168.1.5").candidates(HOST, told))
                .containsExactly(
                        "candidate:1 1 udp 2122260223 203.0.113.7 40000 typ host generation 0 ufrag Ab",
                        "candidate:1 1 udp 2122259967 192.168.1.5 40000 typ host generation 0 ufrag Ab");
    }

    @Test
    void whatWouldBeToldTwiceIsToldOnce() {
        AnnouncedAddresses one = addresses("203.0.113.7");
        String otherInterface = HOST.replace("192.168.1.5", "10.0.0.5").replace("candidate:1", "candidate:9");

        assertThat(one.candidates(HOST, told)).hasSize(1);
        assertThat(one.candidates(otherInterface, told)).isEmpty();
        assertThat(one.candidates(otherInterface.replace(" 40000 ", " 40001 "), told))
                .hasSize(1);
        assertThat(one.candidates(REFLEXIVE.replace("198.51.100.9 51000", "203.0.113.7 40000"), told))
                .isEmpty();
        assertThat(one.candidates(HOST.replace("ufrag Ab", "ufrag Cd"), told))
                .as("after a restart of ICE")
                .hasSize(1);
    }

    @Test
    void aDescriptionNamesTheAnnouncedAddressEverywhere() {
        String sdp = String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN IP4 127.0.0.1",
                "m=audio 40000 UDP/TLS/RTP/SAVPF 111",
                "c=IN IP4 192.168.1.5",
                "a=" + HOST,
                "a=" + HOST.replace("192.168.1.5", "10.0.0.5"),
                "a=" + REFLEXIVE,
                "a=mid:0",
                "m=video 9 UDP/TLS/RTP/SAVPF 96",
                "c=IN IP4 0.0.0.0",
                "a=mid:1",
                "");

        assertThat(addresses("203.0.113.7").description(sdp).lines())
                .containsExactly(
                        "v=0",
                        "o=- 1 1 IN IP4 127.0.0.1",
                        "m=audio 40000 UDP/TLS/RTP/SAVPF 111",
                        "c=IN IP4 203.0.113.7",
                        "a=" + HOST.replace("192.168.1.5", "203.0.113.7"),
                        "a=" + REFLEXIVE,
                        "a=mid:0",
                        "m=video 9 UDP/TLS/RTP/SAVPF 96",
                        "c=IN IP4 0.0.0.0",
                        "a=mid:1");
    }
}
