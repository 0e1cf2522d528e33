package dev.momo.node.cli;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One option.
 *
 * @param name with its dashes
 * @param defaultText the default as a person would write it; null for none
 * @param description one line for the help
 * @param repeatable may be given several times, or with several values separated by commas in its variable
 * @param hasVariable whether the environment may give it
 */
record Option<T>(
        String name,
        ValueType<T> type,
        @Nullable String defaultText,
        String description,
        boolean repeatable,
        boolean hasVariable) {

    static Option<Boolean> flag(String name, String description) {
        return new Option<>(name, ValueType.flag(), null, description, false, true);
    }

    /** A flag that prints something and ends: of the command line only. */
    static Option<Boolean> information(String name, String description) {
        return new Option<>(name, ValueType.flag(), null, description, false, false);
    }

    static <T> Option<T> value(String name, ValueType<T> type, @Nullable String defaultText, String description) {
        return new Option<>(name, type, defaultText, description, false, true);
    }

    static <T> Option<T> values(String name, ValueType<T> type, String description) {
        return new Option<>(name, type, null, description, true, true);
    }

    boolean isFlag() {
        return type.label().isEmpty();
    }

    /** {@code --metrics-port} is {@code MOMO_METRICS_PORT}. */
    Optional<String> variable() {
        return hasVariable
                ? Optional.of("MOMO_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT))
                : Optional.empty();
    }
}
