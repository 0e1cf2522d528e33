package dev.momo.node.cli.options;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Splits a command line into options, their texts and the mode, by the grammar of Momo's parser, CLI11 2.6: global
 * options before the mode, those of the mode after it, and a value takes the next argument whatever that looks like.
 * Says nothing yet of whether the texts are any good.
 */
final class ArgumentReader {

    private static final String HELP = "--help";
    private static final String HELP_ALL = "--help-all";
    /** Ends the options of a mode; outside of one, ends options altogether. */
    private static final String MARK = "--";

    private static final String END_OF_MODE = "++";

    private final Deque<String> rest;
    private final Map<Option<?>, List<String>> texts = new LinkedHashMap<>();
    private final Set<Mode> modes = new LinkedHashSet<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<String> unexpectedInMode = new ArrayList<>();
    private Optional<Mode> mode = Optional.empty();
    private boolean help;
    private boolean helpAll;
    private boolean onlyPositional;

    /**
     * @param texts what was given for each option, in order; {@code true} for a flag without a value
     * @param modes in their order, one if all is well
     * @param unexpected arguments that belong to nothing; those in a mode only if there are no others
     */
    record Arguments(
            Map<Option<?>, List<String>> texts,
            List<Mode> modes,
            boolean help,
            boolean helpAll,
            List<String> unexpected) {}

    private ArgumentReader(String... args) {
        this.rest = new ArrayDeque<>(List.of(args));
    }

    /** @throws UsageException if an option lacks a value that it must have; all else is reported in the result */
    static Arguments read(String... args) {
        ArgumentReader reader = new ArgumentReader(args);
        while (!reader.rest.isEmpty()) {
            reader.readOne(reader.rest.pop());
        }
        return reader.result();
    }

    private Arguments result() {
        boolean onlyMarks = unexpected.stream().allMatch(MARK::equals);
        return new Arguments(texts, List.copyOf(modes), help, helpAll, onlyMarks ? unexpectedInMode : unexpected);
    }

    private void readOne(String argument) {
        Optional<Mode> named = Mode.named(argument);
        if (named.isPresent()) {
            modes.add(named.get());
            mode = named;
            onlyPositional = false;
        } else if (mode.isPresent() && (argument.equals(MARK) || argument.equals(END_OF_MODE))) {
            mode = Optional.empty();
        } else if (onlyPositional) {
            unexpected.add(argument);
        } else if (argument.equals(MARK)) {
            onlyPositional = true;
            unexpected.add(argument);
        } else if (isOption(argument)) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            readOption(argument, name, equals < 0 ? "" : argument.substring(equals + 1));
        } else {
            addUnexpected(argument);
        }
    }

    private void readOption(String argument, String name, String attached) {
        if (name.startsWith("-h") || name.equals(HELP)) {
            help = true;
        } else if (name.equals(HELP_ALL)) {
            helpAll = true;
        } else {
            List<Option<?>> options = mode.map(Mode::options).orElse(GlobalOptions.ALL);
            Optional<Option<?>> found = options.stream()
                    .filter(option -> option.name().equals(name))
                    .findFirst();
            found.ifPresentOrElse(option -> readValues(option, attached), () -> addUnexpected(argument));
        }
    }

    private void addUnexpected(String argument) {
        (mode.isPresent() ? unexpectedInMode : unexpected).add(argument);
    }

    /** @param attached what was written with an = sign; nothing after the sign counts as no sign */
    private void readValues(Option<?> option, String attached) {
        List<String> values = new ArrayList<>();
        if (!attached.isEmpty()) {
            values.add(attached);
        } else if (option.isFlag()) {
            values.add("true");
        }
        int required = option.arity().required();
        while (values.size() < required && !rest.isEmpty()) {
            values.add(rest.pop());
        }
        while (option.arity().takesMore() && !rest.isEmpty() && isValue(rest.peek())) {
            values.add(rest.pop());
        }
        if (option.arity().takesMore() && MARK.equals(rest.peek())) {
            rest.pop();
        }
        requireWhole(option, values.size());
        texts.computeIfAbsent(option, key -> new ArrayList<>()).addAll(values);
    }

    private static void requireWhole(Option<?> option, int count) {
        int required = option.arity().required();
        String label = option.type().label();
        if (count < required) {
            throw new UsageException(
                    ExitCode.ARGUMENT_MISMATCH, option.name() + ": " + required + " required " + label + " missing");
        }
        if (required > 1 && count % required != 0) {
            throw new UsageException(
                    ExitCode.ARGUMENT_MISMATCH,
                    option.name() + ": " + label + " only partially specified: " + required
                            + " required for each element");
        }
    }

    private static boolean isValue(String argument) {
        return !argument.equals(MARK)
                && !argument.equals(END_OF_MODE)
                && !isOption(argument)
                && Mode.named(argument).isEmpty();
    }

    /** {@code -5} is a number. */
    private static boolean isOption(String argument) {
        return argument.matches("(?s)--[^-\\s!].*|-[^-\\s!0-9.].*");
    }
}
