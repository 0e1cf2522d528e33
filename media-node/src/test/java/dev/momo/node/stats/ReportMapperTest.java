package dev.momo.node.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.momo.stats.v1.Value;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportMapperTest {

    /** webrtc-java makes its stats from native code only. */
    private static final class Stats extends RTCStats {
        Stats(RTCStatsType type, String id, Map<String, Object> members) {
            super(1795331780827622L, type, id, members);
        }
    }

    @Test
    void everyTypeHasItsW3cName() {
        assertThat(ReportMapper.map(new Stats(RTCStatsType.REMOTE_INBOUND_RTP, "RI", Map.of()))
                        .getType())
                .isEqualTo("remote-inbound-rtp");
        assertThat(ReportMapper.map(new Stats(RTCStatsType.CODEC, "C", Map.of()))
                        .getType())
                .isEqualTo("codec");
    }

    @Test
    void mediaPlayoutIsKnownByItsId() {
        assertThat(ReportMapper.map(new Stats(null, "AP", Map.of())).getType()).isEqualTo("media-playout");
        assertThat(ReportMapper.map(new Stats(null, "X1", Map.of())).getType()).isEqualTo("unknown");
    }

    @Test
    void idAndTimestampStayAsTheyAre() {
        var stats = ReportMapper.map(new Stats(RTCStatsType.TRANSPORT, "T01", Map.of("bytesSent", BigInteger.ONE)));

        assertThat(stats.getId()).isEqualTo("T01");
        assertThat(stats.getTimestampMicros()).isEqualTo(1795331780827622L);
        assertThat(stats.getMembersMap()).containsOnlyKeys("bytesSent");
    }

    @Test
    void sixtyFourBitCountersStayExact() {
        BigInteger largest = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

        assertThat(Long.toUnsignedString(ReportMapper.value(largest).getUint64Value()))
                .isEqualTo("18446744073709551615");
        assertThat(ReportMapper.value(9115060245863753214L).getInt64Value()).isEqualTo(9115060245863753214L);
        assertThat(ReportMapper.value(-1).getInt64Value()).isEqualTo(-1);
    }

    @Test
    void anEmptyStringThatCameAsNullIsAnEmptyString() {
        Map<String, Object> members = new HashMap<>();
        members.put("protocol", null);

        Value protocol = ReportMapper.map(new Stats(RTCStatsType.DATA_CHANNEL, "D1", members))
                .getMembersOrThrow("protocol");

        assertThat(protocol.getKindCase()).isEqualTo(Value.KindCase.STRING_VALUE);
        assertThat(protocol.getStringValue()).isEmpty();
    }

    @Test
    void everyOtherKindIsKept() {
        assertThat(ReportMapper.value(true).getBoolValue()).isTrue();
        assertThat(ReportMapper.value(0.1).getDoubleValue()).isEqualTo(0.1);
        assertThat(ReportMapper.value("x").getStringValue()).isEqualTo("x");
        assertThat(ReportMapper.value(new Double[] {1.0, 2.0}).getListValue().getValuesList())
                .extracting(Value::getDoubleValue)
                .containsExactly(1.0, 2.0);
        assertThat(ReportMapper.value(Map.of("cpu", 1.5))
                        .getMapValue()
                        .getEntriesOrThrow("cpu")
                        .getDoubleValue())
                .isEqualTo(1.5);
    }

    @Test
    void aKindThatNobodyKnowsIsNamed() {
        assertThatThrownBy(() -> ReportMapper.value(new StringBuilder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("StringBuilder");
    }
}
