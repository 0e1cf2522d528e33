package dev.momo.node.cli.options;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How peers are met. */
public enum Mode {
    P2P("p2p", "Serve a page on which browsers watch", P2pOptions.ALL) {
        @Override
        String direction(OptionValues options) {
            return SEND_AND_RECEIVE;
        }
    },
    AYAME("ayame", "Meet one peer in a room of the signalling server Ayame", AyameOptions.ALL) {
        @Override
        String direction(OptionValues options) {
            return options.get(AyameOptions.DIRECTION);
        }
    },
    SORA("sora", "Join a channel of the WebRTC SFU Sora", SoraOptions.ALL) {
        @Override
        String direction(OptionValues options) {
            return options.get(SoraOptions.ROLE);
        }

        @Override
        boolean usesVideo(OptionValues options) {
            return options.get(SoraOptions.VIDEO);
        }

        @Override
        boolean usesAudio(OptionValues options) {
            return options.get(SoraOptions.AUDIO);
        }
    };

    private static final String RECEIVE_ONLY = "recvonly";
    private static final String SEND_ONLY = "sendonly";
    private static final String SEND_AND_RECEIVE = "sendrecv";

    private static final String VARIABLE = "MOMO_MODE";

    private final String commandName;
    private final String description;
    private final List<Option<?>> options;

    Mode(String commandName, String description, List<Option<?>> options) {
        this.commandName = commandName;
        this.description = description;
        this.options = options;
    }

    abstract String direction(OptionValues options);

    boolean usesVideo(OptionValues options) {
        return true;
    }

    boolean usesAudio(OptionValues options) {
        return true;
    }

    /** Whether anything is sent at all: a mode that only receives opens no capture device. */
    boolean sends(OptionValues options) {
        return !direction(options).equals(RECEIVE_ONLY);
    }

    boolean receives(OptionValues options) {
        return !direction(options).equals(SEND_ONLY);
    }

    /** What it is called on the command line. */
    public String commandName() {
        return commandName;
    }

    String description() {
        return description;
    }

    List<Option<?>> options() {
        return options;
    }

    static Stream<Option<?>> allOptions() {
        return Arrays.stream(values()).flatMap(mode -> mode.options.stream());
    }

    /** @throws UsageException if the variable names none */
    static Optional<Mode> ofVariable(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(Predicate.not(String::isEmpty))
                .map(name -> named(name)
                        .orElseThrow(() -> new UsageException(
                                ExitCode.VALIDATION, VARIABLE + ": " + name + " not in " + names())));
    }

    private static String names() {
        return Arrays.stream(values()).map(Mode::commandName).collect(Collectors.joining(",", "{", "}"));
    }

    static Optional<Mode> named(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.commandName.equals(name))
                .findFirst();
    }
}
