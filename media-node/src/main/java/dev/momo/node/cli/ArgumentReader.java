package dev.momo.node.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Splits a command line into options, their texts and the mode, by CLI11's rules: global options before the mode,
 * those of the mode after it, and a value takes the next argument whatever that looks like. Says nothing yet of
 * whether the texts are any good.
 */
final class ArgumentReader {

    private static final String HELP = "--help";
    private static final String HELP_ALL = "--help-all";

    private final Map<Option<?>, List<String>> texts = new LinkedHashMap<>();
    private final List<Option<?>> withoutValue = new ArrayList<>();
    private boolean help;
    private boolean helpAll;

    /**
     * @param texts what was given for each option, in order; {@code true} for a flag without a value
     * @param withoutValue options that the command line ended at
     * @param unexpected arguments that belong to nothing
     */
    record Arguments(
            Map<Option<?>, List<String>> texts,
            List<Option<?>> withoutValue,
            @Nullable Mode mode,
            boolean help,
            boolean helpAll,
            List<String> unexpected) {}

    private ArgumentReader() {}

    static Arguments read(String... args) {
        return new ArgumentReader().readAll(args);
    }

    private Arguments readAll(String... args) {
        CommandSpec momo = spec(Options.GLOBAL);
        momo.addOption(flagOption(() -> helpAll = true, HELP_ALL));
        for (Mode mode : Mode.values()) {
            momo.addSubcommand(mode.commandName(), spec(mode.options()));
        }
        CommandLine commandLine = new CommandLine(momo)
                .setExpandAtFiles(false)
                .setUnmatchedArgumentsAllowed(true)
                .setPosixClusteredShortOptionsAllowed(false)
                .setOverwrittenOptionsAllowed(true);
        CommandLine.ParseResult result = commandLine.parseArgs(args);
        List<String> unexpected = new ArrayList<>(result.unmatched());
        @Nullable Mode mode = null;
        if (result.hasSubcommand()) {
            mode = Mode.named(result.subcommand().commandSpec().name()).orElseThrow();
            unexpected.addAll(result.subcommand().unmatched());
        }
        return new Arguments(texts, withoutValue, mode, help, helpAll, unexpected);
    }

    private CommandSpec spec(List<Option<?>> options) {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(flagOption(() -> help = true, "-h", HELP));
        for (Option<?> option : options) {
            spec.addOption(option(take(option), option.name()));
        }
        return spec;
    }

    private static OptionSpec flagOption(Runnable onSeen, String... names) {
        return option(
                new Preprocessor() {
                    @Override
                    public void preprocess(Stack<String> rest, boolean attached) {
                        if (attached) {
                            rest.pop();
                        }
                        onSeen.run();
                    }
                },
                names);
    }

    private Preprocessor take(Option<?> option) {
        return new Preprocessor() {
            @Override
            public void preprocess(Stack<String> rest, boolean attached) {
                if (option.isFlag() && !attached) {
                    add(option, "true");
                } else if (rest.isEmpty()) {
                    withoutValue.add(option);
                } else {
                    add(option, rest.pop());
                }
            }
        };
    }

    private void add(Option<?> option, String text) {
        texts.computeIfAbsent(option, key -> new ArrayList<>()).add(text);
    }

    private static OptionSpec option(Preprocessor preprocessor, String... names) {
        return OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..1")
                .preprocessor(preprocessor)
                .build();
    }

    /** Takes an option's value from the arguments that follow; {@code attached} if it was written with an = sign. */
    private abstract static class Preprocessor implements IParameterPreprocessor {

        abstract void preprocess(Stack<String> rest, boolean attached);

        @Override
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            preprocess(args, "=".equals(info.get("separator")));
            return true;
        }
    }
}
