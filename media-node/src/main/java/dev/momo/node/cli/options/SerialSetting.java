package dev.momo.node.cli.options;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A serial port and its speed.
 *
 * @param device a path
 * @param baud bits a second
 */
public record SerialSetting(String device, int baud) {

    /** Momo reads the digits after the first comma, or of the whole text if there is none, and leaves the rest. */
    private static final Pattern PATTERN = Pattern.compile("([^,]*)(?:,([0-9]+).*)?", Pattern.DOTALL);

    static ValueType<SerialSetting> type() {
        return ValueType.of(
                "TEXT:serial setting format",
                SerialSetting::parse,
                "Value %s is not serial setting format [DEVICE],[BAUDRATE]");
    }

    private static Optional<SerialSetting> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String device = matcher.group(1);
        String rate = matcher.group(2) == null ? device : matcher.group(2);
        try {
            return Optional.of(new SerialSetting(device, Integer.parseInt(rate)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
