package dev.momo.node.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one session was like, and its figures phase by phase. Times are milliseconds since the epoch. */
final class Recording {

    /** How long a sender may take to find its feet before the steady figures count. */
    private static final double SETTLE = 3000;

    private static final double SERVED_FOR = 2000;
    private static final int MIN_CALIBRATION = 30;
    private static final double LONGEST_LATENCY = 20_000;

    private final List<Phase> phases;
    private final List<Long> begins;
    private final long end;
    private final TreeMap<Double, Long> carried = new TreeMap<>();
    private final List<Frame> frames;
    private final List<Sample> samples;
    private final double rtpBegin;

    Recording(List<Phase> phases, List<Long> begins, long end, Map<Long, Long> carried, Viewer.Seen seen) {
        this.phases = phases;
        this.begins = begins;
        this.end = end;
        carried.forEach((at, bytes) -> this.carried.put(at.doubleValue(), bytes));
        this.frames = seen.frames();
        this.samples = seen.samples();
        this.rtpBegin = rtpBegin();
    }

    /**
     * When the RTP timestamp was 0. The viewer's own estimate of a picture's capture time leans on half the round-trip
     * time, so it is taken from the first phase alone, when nothing queues; RTP timestamps tell the rest.
     */
    private double rtpBegin() {
        double[] begin = frames.stream()
                .filter(frame -> frame.shown() < phaseEnd(0))
                .mapToDouble(frame -> frame.captured() - frame.rtpMillis())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return begin.length < MIN_CALIBRATION ? Double.NaN : begin[begin.length / 2];
    }

    private double phaseEnd(int index) {
        return index + 1 < begins.size() ? begins.get(index + 1) : end;
    }

    List<Figures> figures(Sender sender, Priority priority) {
        return IntStream.range(0, phases.size())
                .mapToObj(index -> figures(index, sender, priority))
                .toList();
    }

    private Figures figures(int index, Sender sender, Priority priority) {
        Phase phase = phases.get(index);
        double begin = begins.get(index);
        double until = phaseEnd(index);
        double settled = Math.min(begin + SETTLE, (begin + until) / 2);
        List<Sample> all = between(begin, until);
        List<Sample> steady = between(settled, until);
        double seconds = (until - settled) / 1000;
        double kbit = (bytesAt(until) - bytesAt(settled)) * 8 / 1000.0 / seconds;
        double[] latencies = latencies(settled, until, sender);
        return new Figures(
                phase,
                change(steady, Sample::decoded) / seconds,
                steady.stream().collect(Collectors.groupingBy(Sample::size, Collectors.counting())).entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse("-"),
                IntStream.range(1, all.size())
                        .filter(i -> !all.get(i).size().equals(all.get(i - 1).size()))
                        .count(),
                kbit,
                phase.kbit() == 0 ? Double.NaN : 100 * kbit / phase.kbit(),
                change(all, Sample::freezes),
                100 * change(steady, Sample::frozen) / seconds,
                longestGap(begin, until),
                percentile(latencies, 0.5),
                percentile(latencies, 0.95),
                adapted(index, priority));
    }

    private List<Sample> between(double from, double to) {
        return samples.stream()
                .filter(sample -> sample.at() >= from && sample.at() < to)
                .toList();
    }

    private static double change(List<Sample> samples, ToDoubleFunction<Sample> counter) {
        return samples.isEmpty()
                ? Double.NaN
                : counter.applyAsDouble(samples.get(samples.size() - 1)) - counter.applyAsDouble(samples.get(0));
    }

    private long bytesAt(double at) {
        return carried.floorEntry(at) == null
                ? carried.firstEntry().getValue()
                : carried.floorEntry(at).getValue();
    }

    /** Milliseconds without a new picture, at most. */
    private double longestGap(double begin, double until) {
        double last = begin;
        double longest = 0;
        for (Frame frame : frames) {
            if (frame.shown() >= begin && frame.shown() < until) {
                longest = Math.max(longest, frame.shown() - last);
                last = frame.shown();
            }
        }
        return Math.max(longest, until - last);
    }

    private double[] latencies(double from, double to, Sender sender) {
        return frames.stream()
                .filter(frame -> frame.shown() >= from && frame.shown() < to)
                .mapToDouble(frame ->
                        sender == Sender.NODE ? frame.clockAge() : frame.shown() - frame.rtpMillis() - rtpBegin)
                .filter(age -> age >= 0 && age < LONGEST_LATENCY)
                .sorted()
                .toArray();
    }

    private static double percentile(double[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
    }

    /**
     * Seconds from the beginning of the phase until the viewer is served again, NaN if that does not happen: after a drop
     * with the frame rate that the priority asks for, otherwise with the full size.
     */
    private double adapted(int index, Priority priority) {
        double begin = begins.get(index);
        double until = phaseEnd(index);
        boolean drop = index > 0
                && phases.get(index).isDropAfter(phases.get(index - 1))
                && phases.get(index).kbit() < 1000;
        Predicate<Sample> served =
                drop ? sample -> framerateFrom(sample, until) >= priority.servedFps : Sample::isFullSize;
        return samples.stream()
                .filter(sample -> sample.at() >= begin && sample.at() < until)
                .filter(sample -> between(sample.at(), Math.min(until, sample.at() + SERVED_FOR)).stream()
                        .allMatch(served))
                .map(sample -> (sample.at() - begin) / 1000)
                .min(Comparator.naturalOrder())
                .orElse(Double.NaN);
    }

    /** Frames a second in the second that begins here, or in what is left of the phase. */
    private double framerateFrom(Sample sample, double until) {
        List<Sample> second = between(sample.at(), Math.min(until, sample.at() + 1000));
        double millis = change(second, Sample::at);
        return millis < 500 ? Double.POSITIVE_INFINITY : change(second, Sample::decoded) * 1000 / millis;
    }
}
