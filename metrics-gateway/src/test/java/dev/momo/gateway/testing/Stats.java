package dev.momo.gateway.testing;

import dev.momo.stats.v1.MapValue;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Value;
import java.util.Arrays;
import java.util.Map;

/** Stats as tests need them, by the Java type of each member. */
public final class Stats {

    private Stats() {}

    /** @param members name, value, name, value, … */
    public static RtcStats of(String type, String id, long timestampMicros, Object... members) {
        RtcStats.Builder stats = RtcStats.newBuilder().setType(type).setId(id).setTimestampMicros(timestampMicros);
        for (int i = 0; i < members.length; i += 2) {
            stats.putMembers((String) members[i], value(members[i + 1]));
        }
        return stats.build();
    }

    public static Report report(RtcStats... stats) {
        return Report.newBuilder().addAllStats(Arrays.asList(stats)).build();
    }

    private static Value value(Object value) {
        Value.Builder built = Value.newBuilder();
        if (value instanceof String text) {
            built.setStringValue(text);
        } else if (value instanceof Boolean bool) {
            built.setBoolValue(bool);
        } else if (value instanceof Double number) {
            built.setDoubleValue(number);
        } else if (value instanceof Long number) {
            built.setUint64Value(number);
        } else if (value instanceof Integer number) {
            built.setInt64Value(number);
        } else if (value instanceof Map<?, ?> map) {
            MapValue.Builder entries = MapValue.newBuilder();
            map.forEach((key, entry) -> entries.putEntries((String) key, value(entry)));
            built.setMapValue(entries);
        } else {
            throw new IllegalArgumentException("no value of " + value.getClass());
        }
        return built.build();
    }
}
