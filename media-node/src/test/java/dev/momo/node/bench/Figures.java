package dev.momo.node.bench;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One phase of one session, or the medians of several; NaN where there is nothing to say.
 *
 * @param fps frames decoded a second, from 3 s after the beginning on, as all that is called steady
 * @param size of most of the steady time
 * @param sizes how often the size changed
 * @param kbit what the link carried a second, with all headers, steady
 * @param used the same in percent of the link's rate
 * @param freezes how often the picture froze, as the browser counts it
 * @param frozen percent of the steady time
 * @param longestGap milliseconds without a new picture, at most
 * @param latency50 milliseconds from capture to screen, steady
 * @param latency95 the same
 * @param sound milliseconds that the viewer kept sound until it played it, steady
 * @param adapted seconds until the viewer was served again
 */
record Figures(
        double fps,
        String size,
        double sizes,
        double kbit,
        double used,
        double freezes,
        double frozen,
        double longestGap,
        double latency50,
        double latency95,
        double sound,
        double adapted) {

    /** How long a sender may take to find its feet before the steady figures count. */
    private static final double SETTLE_MILLIS = 3000;

    /** How long a viewer has to be served before it counts. */
    private static final double SERVED_MILLIS = 2000;

    static Figures of(Recording recording, int phase, Priority priority) {
        double begin = recording.begin(phase);
        double end = recording.end(phase);
        double settled = Math.min(begin + SETTLE_MILLIS, (begin + end) / 2);
        double seconds = (end - settled) / 1000;
        List<Sample> all = recording.samples(begin, end);
        List<Sample> steady = recording.samples(settled, end);
        double kbit = (recording.bytesCarried(end) - recording.bytesCarried(settled)) * 8 / 1000.0 / seconds;
        int rate = recording.phases.get(phase).kbit();
        double[] latencies = recording.latencies(settled, end);
        return new Figures(
                1000 * change(steady, Sample::decoded) / change(steady, Sample::at),
                mostFrequent(steady.stream().map(Sample::size)),
                IntStream.range(1, all.size())
                        .filter(i -> !all.get(i).size().equals(all.get(i - 1).size()))
                        .count(),
                kbit,
                rate == 0 ? Double.NaN : 100 * kbit / rate,
                change(all, Sample::freezes),
                100 * 1000 * change(steady, Sample::frozen) / change(steady, Sample::at),
                recording.longestGap(begin, end),
                percentile(latencies, 0.5),
                percentile(latencies, 0.95),
                percentile(soundWaits(steady), 0.5),
                adapted(recording, phase, priority));
    }

    private static double change(List<Sample> samples, ToDoubleFunction<Sample> counter) {
        return samples.isEmpty()
                ? Double.NaN
                : counter.applyAsDouble(samples.get(samples.size() - 1)) - counter.applyAsDouble(samples.get(0));
    }

    private static double[] soundWaits(List<Sample> samples) {
        return IntStream.range(1, samples.size())
                .mapToObj(i -> samples.subList(i - 1, i + 1))
                .filter(pair -> change(pair, Sample::soundPlayed) > 0)
                .mapToDouble(pair -> 1000 * change(pair, Sample::soundWaited) / change(pair, Sample::soundPlayed))
                .sorted()
                .toArray();
    }

    private static String mostFrequent(Stream<String> texts) {
        return texts.collect(groupingBy(Function.identity(), counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("-");
    }

    private static double percentile(double[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
    }

    /**
     * Seconds from the beginning of the phase until the viewer is served, NaN if that does not happen: if the link
     * carries less than before with the frame rate that the priority asks for, otherwise with the full size.
     */
    private static double adapted(Recording recording, int phase, Priority priority) {
        boolean drop = phase > 0 && recording.phases.get(phase).isDropAfter(recording.phases.get(phase - 1));
        double begin = recording.begin(phase);
        double end = recording.end(phase);
        Predicate<Sample> served = drop
                ? sample -> framerate(recording.samples(sample.at(), Math.min(end, sample.at() + 1000)))
                        >= priority.servedFps
                : Sample::isFullSize;
        return recording.samples(begin, end - SERVED_MILLIS).stream()
                .filter(sample -> recording.samples(sample.at(), sample.at() + SERVED_MILLIS).stream()
                        .allMatch(served))
                .mapToDouble(sample -> (sample.at() - begin) / 1000)
                .min()
                .orElse(Double.NaN);
    }

    private static double framerate(List<Sample> second) {
        double millis = change(second, Sample::at);
        // Too short to tell: the end of the phase.
        return millis < 500 ? Double.POSITIVE_INFINITY : change(second, Sample::decoded) * 1000 / millis;
    }

    /** Of several sessions, figure by figure. */
    static Figures median(List<Figures> all) {
        return new Figures(
                median(all, Figures::fps),
                mostFrequent(all.stream().map(Figures::size)),
                median(all, Figures::sizes),
                median(all, Figures::kbit),
                median(all, Figures::used),
                median(all, Figures::freezes),
                median(all, Figures::frozen),
                median(all, Figures::longestGap),
                median(all, Figures::latency50),
                median(all, Figures::latency95),
                median(all, Figures::sound),
                median(all, Figures::adapted));
    }

    /** What did not happen, NaN, is longer than all that did. */
    private static double median(List<Figures> all, ToDoubleFunction<Figures> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
