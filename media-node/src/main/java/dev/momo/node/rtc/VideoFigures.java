package dev.momo.node.rtc;

import dev.momo.node.adapt.Figures;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what adaptation needs from a report. */
final class VideoFigures {

    private VideoFigures() {}

    /**
     * Of the stream of pictures that is sent; empty if none is.
     *
     * @param framesOffered pictures that the encoder was given so far
     */
    static Optional<Figures> of(RTCStatsReport report, long nanos, long framesOffered) {
        Map<String, RTCStats> all = report.getStats();
        return all.values().stream()
                .filter(stats -> stats.getType() == RTCStatsType.OUTBOUND_RTP)
                .map(RTCStats::getAttributes)
                .filter(attributes -> "video".equals(attributes.get("kind")))
                .findFirst()
                .map(outbound -> figures(outbound, all, nanos, framesOffered));
    }

    private static Figures figures(
            Map<String, Object> outbound, Map<String, RTCStats> all, long nanos, long framesOffered) {
        long repeated = whole(outbound, "retransmittedBytesSent");
        return new Figures(
                nanos,
                codec(all.get(String.valueOf(outbound.get("codecId")))),
                (int) whole(outbound, "frameWidth"),
                (int) whole(outbound, "frameHeight"),
                whole(outbound, "targetBitrate"),
                available(all),
                framesOffered,
                whole(outbound, "framesEncoded"),
                whole(outbound, "qpSum"),
                whole(outbound, "bytesSent") - repeated,
                real(outbound, "totalEncodeTime"),
                whole(outbound, "packetsSent"),
                real(outbound, "totalPacketSendDelay"));
    }

    private static String codec(@Nullable RTCStats codec) {
        if (codec == null) {
            return "";
        }
        String type = String.valueOf(codec.getAttributes().get("mimeType"));
        return type.substring(type.indexOf('/') + 1);
    }

    private static long available(Map<String, RTCStats> all) {
        return all.values().stream()
                .filter(stats -> stats.getType() == RTCStatsType.CANDIDATE_PAIR)
                .mapToLong(stats -> whole(stats.getAttributes(), "availableOutgoingBitrate"))
                .max()
                .orElse(0);
    }

    private static long whole(Map<String, Object> attributes, String member) {
        return attributes.get(member) instanceof Number number ? number.longValue() : 0;
    }

    private static double real(Map<String, Object> attributes, String member) {
        return attributes.get(member) instanceof Number number ? number.doubleValue() : 0;
    }
}
