package dev.momo.node.cli;

import dev.momo.node.feed.GatewayAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an option's value may be.
 *
 * @param label how the help shows it
 * @param parse the value of a text, empty if the text is none
 * @param complaint what is said of such a text; {@code %s} stands for it
 */
record ValueType<T>(String label, Parser<T> parse, String complaint) {

    @FunctionalInterface
    interface Parser<T> {
        Optional<T> parse(String text);
    }

    private static final Pattern RESOLUTION = Pattern.compile("([1-9][0-9]*)x([1-9][0-9]*)");
    private static final Pattern HOST_PORT = Pattern.compile("(?:\\[([0-9a-fA-F:]+)]|([^:\\[\\]/\\s]+)):([0-9]{1,5})");
    /** As browsers write it: lower case, and no port that is the scheme's own. */
    private static final Pattern ORIGIN =
            Pattern.compile("https?://(\\[[0-9a-f:.]+]|[^\\sA-Z/?#@:\\[\\]]+)(:[0-9]{1,5})?");

    private static final Pattern DEFAULT_PORT = Pattern.compile("^http:.*:80$|^https:.*:443$");
    private static final int SMALLEST_SIDE = 16;
    private static final int LARGEST_SIDE = 16_384;
    /** The fake device keeps its picture on a small heap. */
    private static final long MOST_PIXELS = 4096 * 4096;

    private static final Map<String, Size> SIZES = Map.of(
            "QVGA", new Size(320, 240),
            "VGA", new Size(640, 480),
            "HD", new Size(1280, 720),
            "FHD", new Size(1920, 1080),
            "4K", new Size(3840, 2160));

    /** Width and height of a picture, pixels. */
    record Size(int width, int height) {}

    /** True when there, with an optional value {@code true} or {@code false}. */
    static ValueType<Boolean> flag() {
        return new ValueType<>("", ValueType::parseBoolean, "Check %s value in {true,false} FAILED");
    }

    private static Optional<Boolean> parseBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "on", "yes", "enable" -> Optional.of(true);
            case "false", "0", "off", "no", "disable" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static ValueType<Integer> range(int min, int max) {
        return new ValueType<>(
                "INT:INT in [" + min + " - " + max + "]",
                text -> {
                    OptionalInt value = Integers.parse(text);
                    return value.isPresent() && value.getAsInt() >= min && value.getAsInt() <= max
                            ? Optional.of(value.getAsInt())
                            : Optional.empty();
                },
                "Value %s not in range [" + min + " - " + max + "]");
    }

    static ValueType<Size> resolution() {
        return new ValueType<>(
                "TEXT:QVGA, VGA, HD, FHD, 4K, or [WIDTH]x[HEIGHT]",
                ValueType::parseResolution,
                "Must be one of QVGA, VGA, HD, FHD, 4K, or [WIDTH]x[HEIGHT].");
    }

    private static Optional<Size> parseResolution(String text) {
        Matcher matcher = RESOLUTION.matcher(text);
        if (!matcher.matches()) {
            return Optional.ofNullable(SIZES.get(text));
        }
        try {
            int width = Math.max(SMALLEST_SIDE, Integer.parseInt(matcher.group(1)));
            int height = Math.max(SMALLEST_SIDE, Integer.parseInt(matcher.group(2)));
            return width <= LARGEST_SIDE && height <= LARGEST_SIDE && (long) width * height <= MOST_PIXELS
                    ? Optional.of(new Size(width, height))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Names in any case, or their numbers. */
    static <T> ValueType<T> mapped(List<T> values, List<String> names) {
        String map = java.util.stream.IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + "->" + i)
                .collect(Collectors.joining(",", "{", "}"));
        String numbers = java.util.stream.IntStream.range(0, names.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{", "}"));
        return new ValueType<>(
                "ENUM:value in " + map + " OR " + numbers,
                text -> {
                    int index = names.indexOf(text.toLowerCase(Locale.ROOT));
                    int found = index >= 0 ? index : Integers.parse(text).orElse(-1);
                    return found >= 0 && found < values.size() ? Optional.of(values.get(found)) : Optional.empty();
                },
                "Check %s value in " + map + " OR " + numbers + " FAILED");
    }

    static ValueType<Path> directory() {
        return new ValueType<>(
                "TEXT:DIR",
                text -> Optional.of(Path.of(text)).filter(Files::isDirectory),
                "Directory does not exist: %s");
    }

    static ValueType<String> nodeId() {
        return new ValueType<>(
                "TEXT",
                text -> Optional.of(text).filter(id -> id.matches("[\\p{Graph}&&[^/?#]]{1,253}")),
                "Value %s is not a node id (1 to 253 printable characters but blanks, /, ? and #)");
    }

    static ValueType<GatewayAddress> hostAndPort() {
        return new ValueType<>(
                "TEXT:HOST:PORT",
                ValueType::parseHostAndPort,
                "Value %s is not HOST:PORT, as gateway:50051 or [::1]:50051");
    }

    private static Optional<GatewayAddress> parseHostAndPort(String text) {
        Matcher matcher = HOST_PORT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(3));
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return port >= 1 && port <= 65_535 ? Optional.of(new GatewayAddress(host, port)) : Optional.empty();
    }

    static ValueType<String> origin() {
        return new ValueType<>(
                "TEXT:ORIGIN",
                text -> Optional.of(text)
                        .filter(origin -> ORIGIN.matcher(origin).matches()
                                && !DEFAULT_PORT.matcher(origin).find()),
                "Value %s is not an origin, as https://example.com or http://10.0.0.5:3000");
    }
}
