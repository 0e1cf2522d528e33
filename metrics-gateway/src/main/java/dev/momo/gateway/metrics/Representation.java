package dev.momo.gateway.metrics;

import dev.momo.gateway.prometheus.ExpositionFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An exposition that a request has asked for by name.
 *
 * @param contentType with the version that was asked for, and the way of escaping names where it was asked for; all
 *     names here are the same in each way
 */
record Representation(ExpositionFormat format, String contentType) {

    private static final Set<String> ESCAPING = Set.of("allow-utf-8", "underscores", "dots", "values");

    private record Weighed(Representation representation, double quality, int preference) {}

    /**
     * What {@code Accept} asks for; empty for JSON, which is the answer to everybody who names no exposition, or likes
     * JSON as much. A range such as {@code *}{@code /*} speaks for JSON, but a name of the same weight is more specific.
     */
    static Optional<Representation> of(List<String> accept) {
        // Most requests are for JSON and name nothing of this.
        if (accept.stream().noneMatch(Representation::mayNameAny)) {
            return Optional.empty();
        }
        List<MediaRange> ranges = MediaRange.parse(accept);
        return ranges.stream()
                .flatMap(Representation::weighed)
                .filter(weighed -> weighed.quality() > 0)
                .max(Comparator.comparingDouble(Weighed::quality).thenComparingInt(Weighed::preference))
                .filter(best -> !isJsonPreferred(ranges, best.quality()))
                .map(Weighed::representation);
    }

    private static boolean mayNameAny(String header) {
        return header.contains("=") || header.toLowerCase(Locale.ROOT).contains("openmetrics");
    }

    private static boolean isJsonPreferred(List<MediaRange> ranges, double quality) {
        for (String type : List.of("application/json", "application/*", "*/*")) {
            Optional<Double> json = ranges.stream()
                    .filter(range -> range.type().equals(type))
                    .map(MediaRange::quality)
                    .max(Comparator.naturalOrder());
            if (json.isPresent()) {
                return type.equals("application/json") ? json.get() >= quality : json.get() > quality;
            }
        }
        return false;
    }

    private static Stream<Weighed> weighed(MediaRange range) {
        return of(range).map(r -> new Weighed(r, range.quality(), preference(range))).stream();
    }

    private static Optional<Representation> of(MediaRange range) {
        String version = range.parameter("version");
        return switch (range.type() + " " + version) {
            case "application/openmetrics-text " -> Optional.of(named(ExpositionFormat.OPENMETRICS, range, "1.0.0"));
            case "application/openmetrics-text 1.0.0", "application/openmetrics-text 0.0.1" ->
                Optional.of(named(ExpositionFormat.OPENMETRICS, range, version));
            case "text/plain 1.0.0", "text/plain 0.0.4" -> Optional.of(named(ExpositionFormat.TEXT, range, version));
            default -> Optional.empty();
        };
    }

    private static Representation named(ExpositionFormat format, MediaRange range, String version) {
        String escaping = range.parameter("escaping");
        // Both formats have known escaping since their version 1.0.0.
        boolean escaped = version.equals("1.0.0") && ESCAPING.contains(escaping);
        return new Representation(
                format,
                range.type() + "; version=" + version + "; charset=utf-8" + (escaped ? "; escaping=" + escaping : ""));
    }

    /** Among equals: OpenMetrics, which has more types, and the newer version. */
    private static int preference(MediaRange range) {
        int format = range.type().equals("text/plain") ? 0 : 2;
        boolean old = Set.of("0.0.1", "0.0.4").contains(range.parameter("version"));
        return old ? format : format + 1;
    }
}
