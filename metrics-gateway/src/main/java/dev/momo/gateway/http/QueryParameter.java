package dev.momo.gateway.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads parameters of a query, each of which may be given once. */
public final class QueryParameter {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s)");

    private QueryParameter() {}

    /** The id of a node or connection, by whose kind the parameter is called. */
    public static Optional<String> id(String name, @Nullable List<String> values) {
        return single(name, values, "the id of a " + name + "; name one");
    }

    /** A whole number. */
    public static OptionalInt number(String name, @Nullable List<String> values, int min, int max) {
        String expected = "a whole number from " + min + " to " + max;
        Optional<String> text = single(name, values, expected + "; give one");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= min && number <= max) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            throw wrong(name, text.get(), expected);
        }
        throw wrong(name, text.get(), expected);
    }

    /** A time as {@code 500ms} or {@code 2s}. */
    public static Optional<Duration> time(String name, @Nullable List<String> values, Duration min, Duration max) {
        String expected = "a time from " + min.toMillis() + "ms to " + max.toSeconds() + "s, such as 500ms or 2s";
        return single(name, values, expected + "; give one").map(text -> {
            Matcher matcher = TIME.matcher(text);
            if (!matcher.matches()) {
                throw wrong(name, text, expected);
            }
            long amount = Long.parseLong(matcher.group(1));
            Duration time = matcher.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
            if (time.compareTo(min) < 0 || time.compareTo(max) > 0) {
                throw wrong(name, text, expected);
            }
            return time;
        });
    }

    static RuntimeException wrong(String name, String value, String expected) {
        return Problem.badRequest("The parameter '" + name + "' is '" + value + "': expected " + expected
                        + "; correct it or leave it out.")
                .asException();
    }

    /** @param expected what to give, for the message about an empty one */
    static Optional<String> single(String name, @Nullable List<String> values, String expected) {
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw Problem.badRequest("The parameter '" + name + "' is given " + values.size()
                            + " times: expected at most once; remove the others.")
                    .asException();
        }
        if (values.get(0).isEmpty()) {
            throw Problem.badRequest("The parameter '" + name + "' is empty: expected " + expected
                            + " or leave the parameter out.")
                    .asException();
        }
        return Optional.of(values.get(0));
    }
}
