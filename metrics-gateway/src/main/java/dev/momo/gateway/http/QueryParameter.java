package dev.momo.gateway.http;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads parameters of a query, each of which may be given once. */
public final class QueryParameter {

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
