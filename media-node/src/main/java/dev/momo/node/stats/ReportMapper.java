package dev.momo.node.stats;

import dev.momo.stats.v1.ListValue;
import dev.momo.stats.v1.MapValue;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Value;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report of webrtc-java as a message of the contract: complete, exact, sorted by id. */
final class ReportMapper {

    private ReportMapper() {}

    static Report map(RTCStatsReport report) {
        Report.Builder result = Report.newBuilder();
        report.getStats().values().stream()
                .sorted(Comparator.comparing(RTCStats::getId))
                .map(ReportMapper::map)
                .forEach(result::addStats);
        return result.build();
    }

    static RtcStats map(RTCStats stats) {
        RtcStats.Builder result = RtcStats.newBuilder()
                .setType(type(stats.getType(), stats.getId()))
                .setId(stats.getId())
                .setTimestampMicros(stats.getTimestamp());
        stats.getAttributes().forEach((name, value) -> result.putMembers(name, value(value)));
        return result.build();
    }

    /**
     * The W3C name. webrtc-java knows no {@code media-playout} and gives no type for it; libwebrtc's ids of that type,
     * and of no other, begin with AP. A type that is unknown to both of us is passed on as "unknown".
     */
    private static String type(@Nullable RTCStatsType type, String id) {
        if (type != null) {
            return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return id.startsWith("AP") ? "media-playout" : "unknown";
    }

    /** webrtc-java gives int32 as Integer, uint32 and int64 as Long, uint64 as BigInteger, "" as null. */
    static Value value(@Nullable Object value) {
        Value.Builder result = Value.newBuilder();
        if (value == null) {
            return result.setStringValue("").build();
        } else if (value instanceof Boolean bool) {
            return result.setBoolValue(bool).build();
        } else if (value instanceof Integer || value instanceof Long) {
            return result.setInt64Value(((Number) value).longValue()).build();
        } else if (value instanceof BigInteger integer) {
            return result.setUint64Value(integer.longValue()).build();
        } else if (value instanceof Double number) {
            return result.setDoubleValue(number).build();
        } else if (value instanceof String string) {
            return result.setStringValue(string).build();
        } else if (value instanceof Object[] array) {
            return result.setListValue(list(array)).build();
        } else if (value instanceof Map<?, ?> map) {
            return result.setMapValue(map(map)).build();
        }
        throw new IllegalArgumentException(
                "webrtc-java gave a " + value.getClass().getName() + ", which is none of the types of a stats member");
    }

    private static ListValue list(Object[] array) {
        ListValue.Builder result = ListValue.newBuilder();
        for (Object element : array) {
            result.addValues(value(element));
        }
        return result.build();
    }

    private static MapValue map(Map<?, ?> map) {
        MapValue.Builder result = MapValue.newBuilder();
        map.forEach((name, element) -> result.putEntries(String.valueOf(name), value(element)));
        return result.build();
    }
}
