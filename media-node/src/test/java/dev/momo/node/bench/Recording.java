package dev.momo.node.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;

/** What one session was like. Times are milliseconds since the epoch. */
final class Recording {

    private static final int MIN_CALIBRATION = 30;
    private static final double LONGEST_LATENCY = 20_000;

    final List<Phase> phases;
    final double secondsShortOfCpu;

    /** When each phase began, and when the last ended. */
    private final List<Long> begins;

    private final TreeMap<Long, Long> carried;
    private final List<Frame> frames;
    private final List<Sample> samples;
    private final JsonObject seen;
    private final double rtpBegin;

    /** @param carried of the link, bytes so far by time */
    Recording(
            List<Phase> phases,
            List<Long> begins,
            TreeMap<Long, Long> carried,
            double secondsShortOfCpu,
            JsonObject seen) {
        this.phases = phases;
        this.begins = begins;
        this.carried = carried;
        this.secondsShortOfCpu = secondsShortOfCpu;
        this.seen = seen;
        this.frames = Frame.listOf(seen.getJsonArray("frames"));
        this.samples = Sample.listOf(seen.getJsonArray("samples"));
        this.rtpBegin = rtpBegin();
    }

    double begin(int phase) {
        return begins.get(phase);
    }

    double end(int phase) {
        return begins.get(phase + 1);
    }

    /**
     * When the RTP timestamp was 0. The viewer's own estimate of a picture's capture time leans on half the round-trip
     * time, so it is taken from the first phase alone, when nothing queues; RTP timestamps tell the rest.
     */
    private double rtpBegin() {
        double[] begin = frames.stream()
                .filter(frame -> frame.shown() < end(0))
                .mapToDouble(frame -> frame.captured() - frame.rtpMillis())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return begin.length < MIN_CALIBRATION ? Double.NaN : begin[begin.length / 2];
    }

    List<Sample> samples(double from, double to) {
        return samples.stream()
                .filter(sample -> sample.at() >= from && sample.at() < to)
                .toList();
    }

    /** What the link carried until then, with all headers. */
    long bytesCarried(double at) {
        var entry = carried.floorEntry((long) at);
        return (entry == null ? carried.firstEntry() : entry).getValue();
    }

    /** Milliseconds without a new picture, at most. */
    double longestGap(double from, double to) {
        double last = from;
        double longest = 0;
        for (Frame frame : frames) {
            if (frame.shown() >= from && frame.shown() < to) {
                longest = Math.max(longest, frame.shown() - last);
                last = frame.shown();
            }
        }
        return Math.max(longest, to - last);
    }

    /** From capture to screen, in order of size: by the clock in the picture if there is one, else by RTP timestamps. */
    double[] latencies(double from, double to) {
        boolean hasClock =
                frames.stream().filter(frame -> isLatency(frame.clockAge())).count() > MIN_CALIBRATION;
        return frames.stream()
                .filter(frame -> frame.shown() >= from && frame.shown() < to)
                .mapToDouble(frame -> hasClock ? frame.clockAge() : frame.shown() - frame.rtpMillis() - rtpBegin)
                .filter(Recording::isLatency)
                .sorted()
                .toArray();
    }

    private static boolean isLatency(double millis) {
        return millis >= 0 && millis < LONGEST_LATENCY;
    }

    /** All of it, for whoever wants to look closer. */
    JsonObject json() {
        JsonArray link = new JsonArray();
        carried.forEach((at, bytes) -> link.add(new JsonArray().add(at).add(bytes)));
        return seen.copy()
                .put(
                        "phases",
                        new JsonArray(phases.stream().map(Phase::toString).toList()))
                .put("begins", new JsonArray(begins))
                .put("carried", link);
    }
}
