package dev.momo.gateway.derive;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a figure is computed. Δ is the change between two reports, t the time between them; NaN passes through every
 * step, and what is not a number in the end is undefined.
 *
 * @param text for people
 * @param members of the stats, the telling one first
 */
record Formula(String text, List<String> members, ToDoubleFunction<Delta> value) {

    private static final String DURATIONS = "qualityLimitationDurations";
    private static final List<String> REASONS =
            Arrays.stream(Limitation.values()).map(Limitation::w3c).toList();

    private static Formula of(String text, ToDoubleFunction<Delta> value, String... members) {
        return new Formula(text, List.of(members), value);
    }

    /** The value as it stands in the later report. */
    static Formula reading(String member) {
        return of(member, delta -> delta.reading(member), member);
    }

    static Formula perSecond(String counter) {
        return of("Δ" + counter + "/Δt", delta -> delta.counted(counter) / delta.seconds(), counter);
    }

    /** Bits a second, from counters of bytes. */
    static Formula bitsPerSecond(String bytes, String... more) {
        List<String> members = concat(bytes, more);
        String sum = members.stream().map(member -> "Δ" + member).collect(Collectors.joining(" + "));
        return new Formula("8·" + (more.length == 0 ? sum : "(" + sum + ")") + "/Δt", members, delta -> {
            double counted = members.stream().mapToDouble(delta::counted).sum();
            return 8 * counted / delta.seconds();
        });
    }

    /** Sum per count. */
    static Formula average(String sum, String count) {
        return of("Δ" + sum + "/Δ" + count, delta -> divide(delta.counted(sum), delta.counted(count)), sum, count);
    }

    /** 0 to 1: a part of a whole. */
    static Formula share(String part, String whole) {
        Formula average = average(part, whole);
        return new Formula(average.text, average.members, delta -> Math.min(1, average.value.applyAsDouble(delta)));
    }

    /** 0 to 1: seconds of a state a second. A state that lasted longer than Δt is counted when it ends. */
    static Formula shareOfTime(String seconds) {
        Formula rate = perSecond(seconds);
        return new Formula(rate.text, rate.members, delta -> Math.min(1, rate.value.applyAsDouble(delta)));
    }

    /** 0 to 1: of what was expected. A late packet makes the change negative: then nothing was lost. */
    static Formula lost(String lost, String received) {
        return of(
                "Δ" + lost + "/(Δ" + lost + " + Δ" + received + ")",
                delta -> {
                    double missing = delta.change(lost);
                    missing = missing < 0 ? 0 : missing;
                    return divide(missing, missing + delta.counted(received));
                },
                lost,
                received);
    }

    /** 0 to 1: root mean square, from the sum of squares. */
    static Formula rootMeanSquare(String squares, String duration) {
        return of(
                "√(Δ" + squares + "/Δ" + duration + ")",
                delta -> Math.min(1, Math.sqrt(divide(delta.counted(squares), delta.counted(duration)))),
                squares,
                duration);
    }

    /** The standard deviation, from the sums of values and of their squares. */
    static Formula deviation(String sum, String squares, String count) {
        return of(
                "√((Δ" + squares + " − Δ" + sum + "²/n)/n), n = Δ" + count,
                delta -> {
                    double n = delta.counted(count);
                    double total = delta.counted(sum);
                    // Rounding may leave a little less than nothing.
                    return Math.sqrt(divide(Math.max(0, delta.counted(squares) - divide(total * total, n)), n));
                },
                squares,
                sum,
                count);
    }

    /** 0 to 1: of the time in which any reason was counted. */
    static Formula limitedBy(Limitation reason) {
        return of(
                "Δ" + DURATIONS + "." + reason.w3c() + "/ΣΔ" + DURATIONS,
                delta -> divide(
                        delta.counted(DURATIONS, reason.w3c()),
                        REASONS.stream()
                                .mapToDouble(any -> delta.counted(DURATIONS, any))
                                .sum()),
                DURATIONS);
    }

    /** The number of the reason in {@link Limitation}. */
    static Formula limitation(String member) {
        return of(member, delta -> Limitation.number(delta.text(member)), member);
    }

    private static double divide(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }

    private static List<String> concat(String first, String... more) {
        return Stream.concat(Stream.of(first), Arrays.stream(more)).toList();
    }
}
