package dev.momo.node.cli.options;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a command line asks for. */
public sealed interface Command {

    /** Text for stdout, and the end. */
    record Print(String text, int exitCode) implements Command {}

    /** The three strings on stdout, and the end. */
    record ShowVersion() implements Command {}

    /** What captures and plays on this machine on stdout, and the end. */
    record ListDevices(boolean json) implements Command {}

    /** What encodes and decodes on stdout, and the end. */
    record ShowCodecEngines() implements Command {}

    /**
     * A node.
     *
     * @param videoInput what is captured
     * @param warnings what a person should know of the environment's variables
     */
    record Run(Mode mode, OptionValues options, VideoInput videoInput, List<String> warnings) implements Command {

        /** Whether anything is sent at all: a mode that only receives opens no capture device. */
        public boolean sends() {
            return mode.sends(options);
        }

        public boolean receives() {
            return mode.receives(options);
        }

        /** Whether there is any sound in the mode's sessions. */
        public boolean usesAudio() {
            return mode.usesAudio(options);
        }
    }

    /**
     * Understands a command line. What is wrong is found in the order in which CLI11 does: missing values, then help
     * wins, then what is missing or excluded, wrong values, and what belongs to nothing.
     *
     * @throws UsageException with Momo's message and exit code if it is wrong
     */
    static Command parse(Map<String, String> environment, String... args) {
        ArgumentReader.Arguments arguments = ArgumentReader.read(args);
        if (arguments.helpAll()) {
            return new Print(Help.all(), ExitCode.OK);
        }
        if (arguments.help()) {
            return new Print(Help.of(arguments.modes().stream().reduce((first, last) -> last)), ExitCode.OK);
        }
        Optional<Mode> mode = mode(arguments.modes(), environment);
        List<Option<?>> options = Stream.concat(
                        GlobalOptions.ALL.stream(), mode.stream().flatMap(m -> m.options().stream()))
                .toList();
        OptionValues values = new OptionValues(arguments.texts(), options, environment);
        refuseUnexpected(arguments.unexpected());
        if (values.isSet(GlobalOptions.VERSION)) {
            return new ShowVersion();
        }
        if (values.isSet(GlobalOptions.VIDEO_CODEC_ENGINES)) {
            return new ShowCodecEngines();
        }
        if (values.isSet(GlobalOptions.LIST_DEVICES)) {
            return new ListDevices(values.isSet(GlobalOptions.JSON));
        }
        if (mode.isEmpty()) {
            return new Print(Help.of(Optional.empty()), ExitCode.FAILURE);
        }
        VideoInput videoInput = VideoInput.of(mode.get(), values);
        Unsupported.refuse(mode.get(), videoInput, values);
        return new Run(mode.get(), values, videoInput, StrangeVariables.describe(environment));
    }

    private static Optional<Mode> mode(List<Mode> given, Map<String, String> environment) {
        if (given.size() > 1) {
            throw new UsageException(
                    ExitCode.EXTRAS,
                    "Only one mode at a time, but there are several: "
                            + given.stream().map(Mode::commandName).collect(Collectors.joining(" "))
                            + ". Start a program for each.");
        }
        return given.stream().findFirst().or(() -> Mode.ofVariable(environment));
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
