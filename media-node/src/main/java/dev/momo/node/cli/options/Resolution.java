package dev.momo.node.cli.options;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width and height of a picture, pixels, at least 16. */
public record Resolution(int width, int height) {

    private static final Pattern PATTERN = Pattern.compile("([1-9][0-9]*)x([1-9][0-9]*)");
    private static final int SMALLEST_SIDE = 16;
    private static final int LARGEST_SIDE = 16_384;

    private static final Map<String, Resolution> NAMED = Map.of(
            "QVGA", new Resolution(320, 240),
            "VGA", new Resolution(640, 480),
            "HD", new Resolution(1280, 720),
            "FHD", new Resolution(1920, 1080),
            "4K", new Resolution(3840, 2160));

    static ValueType<Resolution> type() {
        return ValueType.of(
                "TEXT",
                Resolution::parse,
                text -> PATTERN.matcher(text).matches()
                        ? "Value " + text + " is too large: a side has at most " + LARGEST_SIDE + " pixels"
                        : "Must be one of QVGA, VGA, HD, FHD, 4K, or [WIDTH]x[HEIGHT].");
    }

    private static Optional<Resolution> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return Optional.ofNullable(NAMED.get(text));
        }
        return side(matcher.group(1))
                .flatMap(width -> side(matcher.group(2)).map(height -> new Resolution(width, height)));
    }

    private static Optional<Integer> side(String digits) {
        return Optional.of(digits)
                .filter(text -> text.length() <= 5)
                .map(Integer::valueOf)
                .filter(pixels -> pixels <= LARGEST_SIDE)
                .map(pixels -> Math.max(SMALLEST_SIDE, pixels));
    }
}
