package dev.momo.gateway.prometheus;

import dev.momo.stats.v1.RtcStats;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Declares the series of one stats type. Names begin with {@code webrtc_} and the type in snake case.
 *
 * @param type the W3C stats type
 * @param labels those that tell the stats of this type apart
 */
record StatsSeries(String type, List<String> labels) {

    private static final double BITS_PER_BYTE = 8;

    static StatsSeries of(String type, String... labels) {
        return new StatsSeries(
                type,
                Stream.concat(Stream.of("node", "connection"), Arrays.stream(labels))
                        .toList());
    }

    Series<RtcStats> counter(String name, String unit, String member, String text) {
        return series(
                name, SeriesType.COUNTER, unit, text, List.of(member), Reading.number(s -> Members.number(s, member)));
    }

    /** From a map of numbers, whose keys become the values of {@code label}. */
    Series<RtcStats> counters(String name, String unit, String member, String label, String text) {
        return series(
                        name,
                        SeriesType.COUNTER,
                        unit,
                        text,
                        List.of(member),
                        Reading.<RtcStats>numbers(label, s -> Members.numbers(s, member)))
                .withLabels(label);
    }

    Series<RtcStats> gauge(String name, String unit, String member, String text) {
        return series(
                name, SeriesType.GAUGE, unit, text, List.of(member), Reading.number(s -> Members.number(s, member)));
    }

    /** From a member in bits. */
    Series<RtcStats> gaugeOfBits(String name, String unit, String member, String text) {
        return new Series<>(
                fullName(name, SeriesType.GAUGE),
                SeriesType.GAUGE,
                unit,
                labels,
                text,
                new Origin(type, List.of(member), "÷ 8"),
                Reading.number(s -> {
                    OptionalDouble bits = Members.number(s, member);
                    return bits.isPresent() ? OptionalDouble.of(bits.getAsDouble() / BITS_PER_BYTE) : bits;
                }));
    }

    Series<RtcStats> states(String name, String member, List<String> known, String text) {
        return series(name, SeriesType.STATESET, "", text, List.of(member), Reading.state(known, s -> Optional.of(
                        Members.text(s, member))
                .filter(state -> !state.isEmpty())));
    }

    /** From members as text, each of which becomes a label in snake case. */
    Series<RtcStats> info(String name, String text, String... members) {
        return series(name, SeriesType.INFO, "", text, List.of(members), Reading.<RtcStats>info(s -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    for (String member : members) {
                        values.put(snakeCase(member), Members.text(s, member));
                    }
                    return values;
                }))
                .withLabels(Arrays.stream(members).map(StatsSeries::snakeCase).toArray(String[]::new));
    }

    private Series<RtcStats> series(
            String name, SeriesType kind, String unit, String text, List<String> members, Reading<RtcStats> reading) {
        return new Series<>(fullName(name, kind), kind, unit, labels, text, new Origin(type, members, ""), reading);
    }

    private String fullName(String name, SeriesType kind) {
        String prefix = "webrtc_" + type.replace('-', '_');
        return (name.isEmpty() ? prefix : prefix + "_" + name) + kind.suffix();
    }

    private static String snakeCase(String member) {
        return member.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
