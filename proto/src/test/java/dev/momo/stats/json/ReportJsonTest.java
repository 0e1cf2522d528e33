package dev.momo.stats.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.momo.stats.v1.ListValue;
import dev.momo.stats.v1.MapValue;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Value;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

    @Test
    void anEmptyReportIsAnEmptyArray() throws IOException {
        assertThat(json(Report.getDefaultInstance())).isEqualTo("[]");
    }

    @Test
    void typeIdAndTimestampComeFirstAndMembersByName() throws IOException {
        RtcStats stats = RtcStats.newBuilder()
                .setType("transport")
                .setId("T01")
                .setTimestampMicros(1795331780827622L)
                .putMembers("iceState", string("connected"))
                .putMembers("bytesSent", uint64(7))
                .build();

        assertThat(json(Report.newBuilder().addStats(stats).build()))
                .isEqualTo("[{\"type\":\"transport\",\"id\":\"T01\",\"timestamp\":1795331780827622,"
                        + "\"bytesSent\":7,\"iceState\":\"connected\"}]");
    }

    @Test
    void sixtyFourBitCountersStayExact() throws IOException {
        assertThat(member(uint64(9115060245863753214L))).isEqualTo("9115060245863753214");
        assertThat(member(uint64(-1L))).isEqualTo("18446744073709551615");
        assertThat(member(Value.newBuilder().setInt64Value(Long.MIN_VALUE).build()))
                .isEqualTo("-9223372036854775808");
    }

    @Test
    void everyKindOfValueIsItsJsonKind() throws IOException {
        assertThat(member(Value.newBuilder().setBoolValue(false).build())).isEqualTo("false");
        assertThat(member(number(30))).isEqualTo("30.0");
        assertThat(member(number(0.1))).isEqualTo("0.1");
        assertThat(member(string(""))).isEqualTo("\"\"");
        assertThat(member(string("a\"\n\u00e9"))).isEqualTo("\"a\\\"\\n\u00e9\"");
        assertThat(member(Value.newBuilder()
                        .setListValue(
                                ListValue.newBuilder().addValues(number(1)).addValues(string("x")))
                        .build()))
                .isEqualTo("[1.0,\"x\"]");
        assertThat(member(Value.newBuilder()
                        .setMapValue(MapValue.newBuilder()
                                .putEntries("none", number(2.5))
                                .putEntries("cpu", number(0)))
                        .build()))
                .isEqualTo("{\"cpu\":0.0,\"none\":2.5}");
    }

    @Test
    void whatJsonCannotHoldIsNull() throws IOException {
        assertThat(member(number(Double.NaN))).isEqualTo("null");
        assertThat(member(number(Double.POSITIVE_INFINITY))).isEqualTo("null");
        assertThat(member(Value.getDefaultInstance())).isEqualTo("null");
    }

    private static Value string(String value) {
        return Value.newBuilder().setStringValue(value).build();
    }

    private static Value uint64(long value) {
        return Value.newBuilder().setUint64Value(value).build();
    }

    private static Value number(double value) {
        return Value.newBuilder().setDoubleValue(value).build();
    }

    private static String member(Value value) throws IOException {
        String json = json(Report.newBuilder()
                .addStats(RtcStats.newBuilder().putMembers("m", value))
                .build());
        return json.substring(json.indexOf("\"m\":") + 4, json.length() - 2);
    }

    private static String json(Report report) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            ReportJson.write(generator, report);
        }
        return text.toString();
    }
}
