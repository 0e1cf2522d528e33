package dev.momo.node.testing.sora;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A report of libwebrtc as the W3C's objects: {@code type}, {@code id} and the other members, sorted by id. */
final class Reports {

    private Reports() {}

    static List<Map<String, @Nullable Object>> of(RTCStatsReport report) {
        return report.getStats().values().stream()
                .sorted(Comparator.comparing(RTCStats::getId))
                .map(Reports::of)
                .toList();
    }

    private static Map<String, @Nullable Object> of(RTCStats stats) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put(
                "type", String.valueOf(stats.getType()).toLowerCase(Locale.ROOT).replace('_', '-'));
        result.put("id", stats.getId());
        result.putAll(new TreeMap<>(stats.getAttributes()));
        return result;
    }
}
