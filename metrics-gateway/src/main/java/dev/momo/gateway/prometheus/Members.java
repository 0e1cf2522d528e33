package dev.momo.gateway.prometheus;

import com.google.common.primitives.UnsignedLong;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Value;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads members of stats. A member of another kind than asked for counts as absent. */
final class Members {

    private Members() {}

    /** A number, or a boolean as 1 or 0. Integers beyond 2^53 are rounded: Prometheus' samples are doubles. */
    static OptionalDouble number(RtcStats stats, String member) {
        return number(find(stats, member));
    }

    private static OptionalDouble number(@Nullable Value value) {
        if (value == null) {
            return OptionalDouble.empty();
        }
        return switch (value.getKindCase()) {
            case BOOL_VALUE -> OptionalDouble.of(value.getBoolValue() ? 1 : 0);
            case INT64_VALUE -> OptionalDouble.of(value.getInt64Value());
            case UINT64_VALUE ->
                OptionalDouble.of(
                        UnsignedLong.fromLongBits(value.getUint64Value()).doubleValue());
            case DOUBLE_VALUE -> OptionalDouble.of(value.getDoubleValue());
            case STRING_VALUE, LIST_VALUE, MAP_VALUE, KIND_NOT_SET -> OptionalDouble.empty();
        };
    }

    static Map<String, Double> numbers(RtcStats stats, String member) {
        Map<String, Double> numbers = new TreeMap<>();
        Value value = find(stats, member);
        if (value != null) {
            value.getMapValue().getEntriesMap().forEach((key, entry) -> number(entry)
                    .ifPresent(number -> numbers.put(key, number)));
        }
        return numbers;
    }

    /** Text, or a whole number or boolean in words; empty where there is none. */
    static String text(RtcStats stats, String member) {
        Value value = find(stats, member);
        if (value == null) {
            return "";
        }
        return switch (value.getKindCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            case INT64_VALUE -> String.valueOf(value.getInt64Value());
            case UINT64_VALUE -> Long.toUnsignedString(value.getUint64Value());
            case DOUBLE_VALUE, LIST_VALUE, MAP_VALUE, KIND_NOT_SET -> "";
        };
    }

    /** Whether a value is a number or holds some. */
    static boolean isNumeric(Value value) {
        return switch (value.getKindCase()) {
            case INT64_VALUE, UINT64_VALUE, DOUBLE_VALUE -> true;
            case MAP_VALUE ->
                value.getMapValue().getEntriesMap().values().stream().anyMatch(Members::isNumeric);
            case LIST_VALUE -> value.getListValue().getValuesList().stream().anyMatch(Members::isNumeric);
            case BOOL_VALUE, STRING_VALUE, KIND_NOT_SET -> false;
        };
    }

    private static @Nullable Value find(RtcStats stats, String member) {
        return stats.getMembersMap().get(member);
    }
}
