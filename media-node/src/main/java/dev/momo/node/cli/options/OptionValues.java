package dev.momo.node.cli.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of all options, checked: from the command line, else from the environment, else the defaults. */
public final class OptionValues {

    private final Map<Option<?>, List<?>> values = new HashMap<>();

    /**
     * @throws UsageException for what is missing or excluded, then for the first text that is not a value of its
     *     option
     */
    OptionValues(Map<Option<?>, List<String>> texts, List<Option<?>> options, Map<String, String> environment) {
        requireWhole(texts, options, environment);
        for (Option<?> option : options) {
            values.put(option, read(option, texts.getOrDefault(option, List.of()), environment));
        }
    }

    private static <T> List<T> read(Option<T> option, List<String> texts, Map<String, String> environment) {
        if (!texts.isEmpty()) {
            return parse(option, texts, option.name());
        }
        String variable = option.variable().orElse("");
        String text = environment.getOrDefault(variable, "");
        if (!text.isEmpty()) {
            return parseVariable(option, variable, text);
        }
        return Stream.ofNullable(option.defaultText())
                .map(byDefault -> option.type().parser().parse(option.name(), byDefault))
                .toList();
    }

    private static <T> List<T> parseVariable(Option<T> option, String variable, String text) {
        List<String> texts =
                switch (option.arity()) {
                    case FLAG, ONE -> List.of(text);
                    case REPEATED -> List.of(text.strip().split("[,\\s]+"));
                    case SEVERAL, PAIR -> List.of(text.strip().split("\\s+"));
                };
        try {
            return parse(option, texts, variable);
        } catch (UsageException e) {
            String expected = option.isFlag() ? "; expected true or false" : "";
            String hint = StrangeVariables.hint(variable, text).orElse("");
            throw new UsageException(e.exitCode(), e.getMessage() + expected + hint);
        }
    }

    private static <T> List<T> parse(Option<T> option, List<String> texts, String source) {
        if (option.isFlag()) {
            return List.of(option.type().parser().parse(source, texts.get(texts.size() - 1)));
        }
        List<T> parsed = new ArrayList<>();
        for (String text : texts) {
            parsed.add(option.type().parser().parse(source, text));
        }
        if (texts.size() > 1 && option.arity() == Option.Arity.ONE) {
            throw new UsageException(
                    ExitCode.ARGUMENT_MISMATCH, source + ": At most 1 required but received " + texts.size());
        }
        return parsed;
    }

    /** Whether the command line or the environment gives an option; a variable that says false gives no flag. */
    private static boolean isGiven(
            Option<?> option, Map<Option<?>, List<String>> texts, Map<String, String> environment) {
        String text = environment.getOrDefault(option.variable().orElse(""), "");
        return texts.containsKey(option) || !text.isEmpty() && !(option.isFlag() && text.equalsIgnoreCase("false"));
    }

    /** @throws UsageException for the first option that is required and missing, or excludes another that is given */
    private static void requireWhole(
            Map<Option<?>, List<String>> texts, List<Option<?>> options, Map<String, String> environment) {
        for (Option<?> option : options) {
            boolean given = isGiven(option, texts, environment);
            if (option.required() && !given) {
                throw new UsageException(ExitCode.REQUIRED, option.name() + " is required");
            }
            for (Option<?> other : options) {
                if (given && option.excludes().contains(other.name()) && isGiven(other, texts, environment)) {
                    throw new UsageException(ExitCode.EXCLUDES, option.name() + " excludes " + other.name());
                }
            }
        }
    }

    /** The value, or the last one if a flag was repeated. */
    public <T> Optional<T> find(Option<T> option) {
        List<T> all = all(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The value of an option that has a default. */
    public <T> T get(Option<T> option) {
        return find(option).orElseThrow();
    }

    public boolean isSet(Option<Boolean> flag) {
        return find(flag).orElse(false);
    }

    /** Every value that was given, in their order. */
    @SuppressWarnings("unchecked")
    public <T> List<T> all(Option<T> option) {
        return (List<T>) values.getOrDefault(option, List.of());
    }
}
