package dev.momo.gateway.derive;

import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Value;
import dev.momo.stats.v1.Value.KindCase;

/** Reads members of stats: NaN or empty where a member is absent or of another kind. */
final class Members {

    private static final double TWO_TO_63 = 0x1p63;

    private Members() {}

    static double number(RtcStats stats, String member) {
        return number(value(stats, member));
    }

    static String text(RtcStats stats, String member) {
        return value(stats, member).getStringValue();
    }

    /** An entry of a member that is a map. */
    static double entry(RtcStats stats, String member, String key) {
        return number(value(stats, member).getMapValue().getEntriesOrDefault(key, Value.getDefaultInstance()));
    }

    /** The change of a number, exact where both are integers. */
    static double difference(RtcStats before, RtcStats now, String member) {
        Value from = value(before, member);
        Value to = value(now, member);
        if (isInteger(from) && from.getKindCase() == to.getKindCase()) {
            return integer(to) - integer(from);
        }
        return number(to) - number(from);
    }

    private static Value value(RtcStats stats, String member) {
        return stats.getMembersOrDefault(member, Value.getDefaultInstance());
    }

    private static boolean isInteger(Value value) {
        return value.getKindCase() == KindCase.INT64_VALUE || value.getKindCase() == KindCase.UINT64_VALUE;
    }

    private static long integer(Value value) {
        return value.getKindCase() == KindCase.INT64_VALUE ? value.getInt64Value() : value.getUint64Value();
    }

    private static double number(Value value) {
        return switch (value.getKindCase()) {
            case INT64_VALUE -> value.getInt64Value();
            case UINT64_VALUE -> unsigned(value.getUint64Value());
            case DOUBLE_VALUE -> Double.isFinite(value.getDoubleValue()) ? value.getDoubleValue() : Double.NaN;
            default -> Double.NaN;
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value & Long.MAX_VALUE) + TWO_TO_63;
    }
}
