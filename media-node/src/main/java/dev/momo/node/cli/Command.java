package dev.momo.node.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a command line asks for. */
sealed interface Command {

    /** Text for stdout, and the end. */
    record Print(String text, int exitCode) implements Command {}

    /** The three strings on stdout, and the end. */
    record ShowVersion() implements Command {}

    /** A node. */
    record Run(Mode mode, OptionValues options) implements Command {}

    /**
     * Understands a command line.
     *
     * @throws UsageException with Momo's message and exit code if it is wrong
     */
    static Command parse(Map<String, String> environment, String... args) {
        ArgumentReader.Arguments arguments = ArgumentReader.read(args);
        if (arguments.helpAll()) {
            return new Print(Help.all(), ExitCode.OK);
        }
        if (arguments.help()) {
            return new Print(Help.of(arguments.mode()), ExitCode.OK);
        }
        Optional<Mode> mode = Optional.ofNullable(arguments.mode()).or(() -> modeOf(environment));
        List<Option<?>> options = Stream.concat(
                        Options.GLOBAL.stream(), mode.stream().flatMap(m -> m.options().stream()))
                .toList();
        requireValues(arguments.withoutValue());
        OptionValues values = new OptionValues(arguments.texts(), options, environment);
        refuseUnexpected(arguments.unexpected());
        if (values.isSet(Options.VERSION)) {
            return new ShowVersion();
        }
        return mode.<Command>map(m -> new Run(m, values)).orElseGet(() -> new Print(Help.of(null), ExitCode.FAILURE));
    }

    private static Optional<Mode> modeOf(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("MOMO_MODE"))
                .filter(Predicate.not(String::isEmpty))
                .map(name -> Mode.named(name)
                        .orElseThrow(() -> new UsageException(
                                ExitCode.VALIDATION,
                                "MOMO_MODE: " + name + " not in {"
                                        + String.join(
                                                ",",
                                                Stream.of(Mode.values())
                                                        .map(Mode::commandName)
                                                        .toList())
                                        + "}")));
    }

    private static void requireValues(List<Option<?>> withoutValue) {
        withoutValue.stream().findFirst().ifPresent(option -> {
            throw new UsageException(
                    ExitCode.ARGUMENT_MISMATCH,
                    option.name() + ": 1 required " + option.type().label() + " missing");
        });
    }

    private static void refuseUnexpected(List<String> unexpected) {
        if (!unexpected.isEmpty()) {
            String text = unexpected.size() == 1
                    ? "The following argument was not expected: "
                    : "The following arguments were not expected: ";
            throw new UsageException(ExitCode.EXTRAS, text + String.join(" ", unexpected));
        }
    }
}
