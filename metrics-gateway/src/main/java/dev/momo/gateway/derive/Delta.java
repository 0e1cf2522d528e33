package dev.momo.gateway.derive;

import dev.momo.stats.v1.RtcStats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stats of one id in two consecutive reports. Every change is NaN where there is nothing to compare with: the id is
 * new, or a counter went back, by which all counters of the stats started anew.
 */
final class Delta {

    private static final double MICROS_PER_SECOND = 1e6;

    /**
     * More than this between the stats' own time and the monotonic clocks is a step of the node's wall clock: a stream
     * that is silent for 3 s ends, so that no sample is under way for much longer.
     */
    private static final double CLOCK_STEP_SECONDS = 5;

    /** Counters that never go back while a stream lives. Lost packets may: late ones are no longer lost. */
    private static final List<String> COUNTERS = List.of(
            "bytesSent",
            "packetsSent",
            "framesEncoded",
            "framesSent",
            "totalEncodeTime",
            "bytesReceived",
            "packetsReceived",
            "framesReceived",
            "framesDecoded",
            "totalSamplesReceived",
            "frames",
            "totalSamplesDuration",
            "responsesReceived");

    private final @Nullable RtcStats before;
    private final RtcStats now;
    private final double seconds;

    private Delta(@Nullable RtcStats before, RtcStats now, double seconds) {
        this.before = before;
        this.now = now;
        this.seconds = seconds;
    }

    /** @param elapsedSeconds time between both samples by the monotonic clocks */
    static Delta of(@Nullable RtcStats before, RtcStats now, double elapsedSeconds) {
        if (before == null || wentBack(before, now)) {
            return new Delta(null, now, Double.NaN);
        }
        double seconds = (now.getTimestampMicros() - before.getTimestampMicros()) / MICROS_PER_SECOND;
        // libwebrtc keeps a report for 50 ms, in which no time passes.
        boolean believable = seconds > 0 && Math.abs(seconds - elapsedSeconds) < CLOCK_STEP_SECONDS;
        return new Delta(before, now, believable ? seconds : Double.NaN);
    }

    private static boolean wentBack(RtcStats before, RtcStats now) {
        for (String counter : COUNTERS) {
            if (Members.difference(before, now, counter) < 0) {
                return true;
            }
        }
        return false;
    }

    /** The time between both, more than 0. */
    double seconds() {
        return seconds;
    }

    /** The value in the later report. */
    double reading(String member) {
        return Members.number(now, member);
    }

    String text(String member) {
        return Members.text(now, member);
    }

    /** The change of a counter, not negative. */
    double counted(String member) {
        return notNegative(change(member));
    }

    /** The change of a number that may go either way. */
    double change(String member) {
        return before == null ? Double.NaN : Members.difference(before, now, member);
    }

    /** The change of an entry of a map of counters. */
    double counted(String member, String key) {
        if (before == null) {
            return Double.NaN;
        }
        return notNegative(Members.entry(now, member, key) - Members.entry(before, member, key));
    }

    private static double notNegative(double change) {
        return change >= 0 ? change : Double.NaN;
    }
}
