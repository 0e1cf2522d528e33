package dev.momo.gateway.config;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the text of a setting into what it means, or says why not. */
final class SettingReader {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");

    private final UnaryOperator<@Nullable String> environment;

    SettingReader(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** An empty variable counts as not set: that is what compose files make of one that they only pass on. */
    Optional<String> find(Setting setting) {
        return Optional.ofNullable(environment.apply(setting.name())).filter(value -> !value.isEmpty());
    }

    String text(Setting setting) {
        return find(setting).map(String::strip).orElseGet(setting::defaultValue);
    }

    int number(Setting setting, int min, int max) {
        String text = text(setting);
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Kubernetes sets MOMO_METRICS_PORT=tcp://… in every pod beside a Service called momo-metrics.
            if (text.startsWith("tcp://")) {
                throw wrong(
                        setting,
                        text,
                        numberBetween(min, max) + "; Kubernetes set this for a Service of that name: set the variable"
                                + " in the pod, or enableServiceLinks: false");
            }
        }
        throw wrong(setting, text, numberBetween(min, max) + "; correct it or unset it for " + setting.defaultValue());
    }

    private static String numberBetween(int min, int max) {
        return "a whole number from " + min + " to " + max;
    }

    Duration duration(Setting setting, Duration min, Duration max) {
        String text = text(setting);
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            Duration value = Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
            if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                return value;
            }
        }
        throw wrong(
                setting,
                text,
                "a time from " + inWords(min) + " to " + inWords(max) + ", such as 500ms, 2s or 15m; correct it or"
                        + " unset it for " + setting.defaultValue());
    }

    private static String inWords(Duration time) {
        if (time.toSeconds() == 0) {
            return time.toMillis() + "ms";
        }
        return time.toHours() == 0 ? time.toSeconds() + "s" : time.toHours() + "h";
    }

    /** A threshold of something of which more is worse: {@code fair,poor}, each 0 to {@code max}. */
    Threshold ceiling(Setting setting, double max) {
        return threshold(setting, max, "the first not above the second", false);
    }

    /** A threshold of something of which less is worse. */
    Threshold floor(Setting setting, double max) {
        return threshold(setting, max, "the second below the first", true);
    }

    private Threshold threshold(Setting setting, double max, String order, boolean floor) {
        String text = text(setting);
        String[] parts = text.split(",", -1);
        if (parts.length == 2) {
            double fair = decimal(parts[0], max);
            double poor = decimal(parts[1], max);
            if (floor ? poor < fair : fair <= poor) {
                return new Threshold(fair, poor);
            }
        }
        throw wrong(
                setting,
                text,
                "two numbers from 0 to " + (long) max + ", where it is fair and where it is poor, " + order
                        + "; correct it or unset it for " + setting.defaultValue());
    }

    /** A number above 0, or none. */
    OptionalDouble decimal(Setting setting, double max) {
        Optional<String> text = find(setting).map(String::strip);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double value = decimal(text.get(), max);
        if (value > 0) {
            return OptionalDouble.of(value);
        }
        throw wrong(setting, text.get(), "a number above 0, up to " + (long) max + "; correct it or unset it");
    }

    /** NaN for what is none, with which no comparison holds. */
    private static double decimal(String text, double max) {
        return DECIMAL.matcher(text.strip()).matches() && Double.parseDouble(text) <= max
                ? Double.parseDouble(text)
                : Double.NaN;
    }

    private static ChronoUnit unit(String symbol) {
        return switch (symbol) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.HOURS;
        };
    }

    /** A time, or zero for {@code 0}. */
    Duration durationOrNone(Setting setting, Duration min, Duration max) {
        return text(setting).equals("0") ? Duration.ZERO : duration(setting, min, max);
    }

    <E extends Enum<E>> E oneOf(Setting setting, Class<E> type) {
        String text = text(setting);
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        setting,
                        text,
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + "; correct it or unset it for " + setting.defaultValue()));
    }

    boolean flag(Setting setting) {
        String text = text(setting);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(setting, text, "true or false");
        };
    }

    Set<String> origins(Setting setting) {
        Set<String> origins = new LinkedHashSet<>();
        for (String part : text(setting).split(",")) {
            String origin = part.strip();
            if (!origin.isEmpty()) {
                origins.add(origin(setting, origin));
            }
        }
        return Set.copyOf(origins);
    }

    private static String origin(Setting setting, String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getAuthority() != null && origin.equals(uri.getScheme() + "://" + uri.getAuthority())) {
                return origin;
            }
        } catch (IllegalArgumentException e) {
            throw wrongOrigin(setting, origin);
        }
        throw wrongOrigin(setting, origin);
    }

    private static SettingException wrongOrigin(Setting setting, String origin) {
        return wrong(
                setting, origin, "origins such as https://example.org or http://localhost:3000, separated by commas");
    }

    private static SettingException wrong(Setting setting, String value, String expected) {
        return new SettingException(setting + " is '" + value + "': expected " + expected);
    }
}
