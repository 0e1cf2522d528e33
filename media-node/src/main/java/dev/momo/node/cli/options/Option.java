package dev.momo.node.cli.options;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One option.
 *
 * @param name with its dashes
 * @param defaultText the default as a person would write it; null for none
 * @param description one line for the help
 * @param arity how many values it takes
 * @param hasVariable whether the environment may give it
 * @param required whether the mode cannot do without it
 * @param excludes names of the options that it cannot be combined with
 */
public record Option<T>(
        String name,
        ValueType<T> type,
        @Nullable String defaultText,
        String description,
        Arity arity,
        boolean hasVariable,
        boolean required,
        List<String> excludes) {

    /** How many values an option takes from the command line. */
    enum Arity {
        /** None, or one after an = sign; may be given again. */
        FLAG(0, false),
        ONE(1, false),
        /** One at a time; may be given again, with several separated by commas in its variable. */
        REPEATED(1, false),
        /** As many as follow, up to the next option; may be given again. */
        SEVERAL(1, true),
        /** A key and its value, and as many more pairs as follow; may be given again. */
        PAIR(2, true);

        private final int required;
        private final boolean takesMore;

        Arity(int required, boolean takesMore) {
            this.required = required;
            this.takesMore = takesMore;
        }

        /** How many it takes whatever they look like. */
        int required() {
            return required;
        }

        /** Whether it goes on with what is neither an option nor a mode. */
        boolean takesMore() {
            return takesMore;
        }
    }

    static Option<Boolean> flag(String name, String description) {
        return of(name, Choices.flag(), null, description, Arity.FLAG);
    }

    /** A flag that prints something and ends: of the command line only. */
    static Option<Boolean> information(String name, String description) {
        return new Option<>(name, Choices.flag(), null, description, Arity.FLAG, false, false, List.of());
    }

    static <T> Option<T> value(String name, ValueType<T> type, @Nullable String defaultText, String description) {
        return of(name, type, defaultText, description, Arity.ONE);
    }

    static <T> Option<T> values(String name, ValueType<T> type, Arity arity, String description) {
        return of(name, type, null, description, arity);
    }

    private static <T> Option<T> of(
            String name, ValueType<T> type, @Nullable String defaultText, String description, Arity arity) {
        return new Option<>(name, type, defaultText, description, arity, true, false, List.of());
    }

    Option<T> asRequired() {
        return new Option<>(name, type, defaultText, description, arity, hasVariable, true, excludes);
    }

    Option<T> excluding(String... others) {
        return new Option<>(name, type, defaultText, description, arity, hasVariable, required, List.of(others));
    }

    boolean isFlag() {
        return arity == Arity.FLAG;
    }

    /** {@code --metrics-port} is {@code MOMO_METRICS_PORT}. */
    public Optional<String> variable() {
        return hasVariable
                ? Optional.of("MOMO_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT))
                : Optional.empty();
    }
}
