package dev.momo.node.cli.options;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What an option's value may be.
 *
 * @param label how the help shows it, as CLI11 does; empty for a flag
 */
record ValueType<T>(String label, Parser<T> parser) {

    /** Reads a value. */
    @FunctionalInterface
    interface Parser<T> {
        /**
         * @param source the option or variable that gave the text
         * @throws UsageException if the text is no such value
         */
        T parse(String source, String text);
    }

    /** @param complaint what is said of a text that is no value; {@code %s} stands for it */
    static <T> ValueType<T> of(String label, Function<String, Optional<T>> parse, String complaint) {
        return of(label, parse, text -> complaint.replace("%s", text));
    }

    static <T> ValueType<T> of(String label, Function<String, Optional<T>> parse, UnaryOperator<String> complaint) {
        return new ValueType<>(label, (source, text) -> parse.apply(text)
                .orElseThrow(() -> new UsageException(ExitCode.VALIDATION, source + ": " + complaint.apply(text))));
    }

    /** A text that passes as valid and is no value all the same. */
    static UsageException notConvertible(String source, String text) {
        return new UsageException(ExitCode.CONVERSION, "Could not convert: " + source + " = " + text);
    }
}
