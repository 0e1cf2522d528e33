package dev.momo.node.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of all options, checked: from the command line, else from the environment, else the defaults. */
final class OptionValues {

    private final Map<Option<?>, List<?>> values = new HashMap<>();

    /** @throws UsageException for the first text that is not a value of its option */
    OptionValues(Map<Option<?>, List<String>> texts, List<Option<?>> options, Map<String, String> environment) {
        for (Option<?> option : options) {
            values.put(option, read(option, texts.getOrDefault(option, List.of()), environment));
        }
    }

    private static <T> List<T> read(Option<T> option, List<String> texts, Map<String, String> environment) {
        if (!texts.isEmpty()) {
            return parse(option, texts, option.name(), "");
        }
        String variable = option.variable().orElse("");
        String text = environment.getOrDefault(variable, "");
        if (!text.isEmpty()) {
            List<String> parts = option.repeatable() ? List.of(text.split("[,\\s]+")) : List.of(text);
            return parse(option, parts, variable, injectionHint(variable, text));
        }
        return Stream.ofNullable(option.defaultText())
                .map(byDefault -> option.type().parse().parse(byDefault).orElseThrow())
                .toList();
    }

    private static <T> List<T> parse(Option<T> option, List<String> texts, String source, String hint) {
        if (texts.size() > 1 && !option.repeatable() && !option.isFlag()) {
            throw new UsageException(
                    ExitCode.ARGUMENT_MISMATCH, source + ": At most 1 required but received " + texts.size());
        }
        List<T> parsed = new ArrayList<>();
        for (String text : texts) {
            parsed.add(option.type()
                    .parse()
                    .parse(text)
                    .orElseThrow(() -> new UsageException(
                            ExitCode.VALIDATION,
                            source + ": " + option.type().complaint().replace("%s", text) + hint)));
        }
        return parsed;
    }

    /** Kubernetes gives every pod MOMO_PORT and its like if there is a Service named momo. */
    private static String injectionHint(String variable, String text) {
        return text.startsWith("tcp://") || text.startsWith("udp://")
                ? "\n" + variable + " looks like what Kubernetes sets for a Service: put enableServiceLinks: false into"
                        + " the pod, or name the Service otherwise."
                : "";
    }

    /** The value, or the last one if a flag was repeated. */
    <T> Optional<T> find(Option<T> option) {
        List<T> all = all(option);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The value of an option that has a default. */
    <T> T get(Option<T> option) {
        return find(option).orElseThrow();
    }

    boolean isSet(Option<Boolean> flag) {
        return find(flag).orElse(false);
    }

    @SuppressWarnings("unchecked")
    <T> List<T> all(Option<T> option) {
        return (List<T>) values.getOrDefault(option, List.of());
    }
}
