package dev.momo.node.cli.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Values of which there are only a few. */
final class Choices {

    private Choices() {}

    private static final Set<String> TRUE = Set.of("true", "on", "yes", "enable", "t", "y", "+");
    private static final Set<String> FALSE = Set.of("false", "off", "no", "disable", "f", "n", "-");

    /** True when there, with an optional value after an = sign: a word, or a number of which those above 0 are true. */
    static ValueType<Boolean> flag() {
        return new ValueType<>("", (source, text) -> {
            String word = text.toLowerCase(Locale.ROOT);
            if (TRUE.contains(word) || FALSE.contains(word)) {
                return TRUE.contains(word);
            }
            return Integers.parse(text)
                    .map(number -> number > 0)
                    .orElseThrow(() -> ValueType.notConvertible(source, text));
        });
    }

    /** True or false, which must be said. */
    static ValueType<Boolean> bool() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put("false", 0);
        numbers.put("true", 1);
        return mapped("BOOLEAN", numbers, Map.of("false", false, "true", true));
    }

    /** True, false, or left to the server. Lower case, as Momo has it. */
    static ValueType<Optional<Boolean>> triState() {
        ValueType<String> texts = oneOf("true", "false", "none");
        return new ValueType<>(
                texts.label(), (source, text) -> Optional.of(texts.parser().parse(source, text))
                        .filter(value -> !value.equals("none"))
                        .map(Boolean::valueOf));
    }

    /** One of the texts, in their very case; an empty one may be among them. */
    static ValueType<String> oneOf(String... texts) {
        List<String> allowed = List.of(texts);
        String shown = allowed.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(",", "{", "}"));
        return ValueType.of("TEXT:" + shown, text -> Optional.of(text).filter(allowed::contains), "%s not in " + shown);
    }

    /** The constants of an enumeration by their names in lower case, in any case, or their ordinal numbers. */
    static <T extends Enum<T>> ValueType<T> mapped(List<T> constants) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Map<String, T> values = new LinkedHashMap<>();
        for (T constant : constants) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            numbers.put(name, constant.ordinal());
            values.put(name, constant);
        }
        return mapped("ENUM", numbers, values);
    }

    private static <T> ValueType<T> mapped(String kind, Map<String, Integer> numbers, Map<String, T> values) {
        String allowed = allowed(numbers);
        return ValueType.of(
                kind + ":value in " + allowed,
                text -> find(text, numbers).map(values::get),
                "Check %s value in " + allowed + " FAILED");
    }

    private static Optional<String> find(String text, Map<String, Integer> numbers) {
        return numbers.entrySet().stream()
                .filter(entry -> text.equalsIgnoreCase(entry.getKey())
                        || text.equals(entry.getValue().toString()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** As CLI11 lists names and the numbers that they stand for. */
    private static String allowed(Map<String, Integer> numbers) {
        String names = numbers.entrySet().stream()
                .map(entry -> entry.getKey() + "->" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return names + " OR "
                + numbers.values().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
