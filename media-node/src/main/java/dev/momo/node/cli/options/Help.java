package dev.momo.node.cli.options;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The help texts, laid out as CLI11 does. */
final class Help {

    private static final int COLUMN = 34;
    private static final int WIDTH = 100;

    private Help() {}

    static String of(Optional<Mode> mode) {
        return mode.map(Help::mode).orElseGet(Help::program);
    }

    static String all() {
        return program()
                + List.of(Mode.values()).stream().map(mode -> "\n" + mode(mode)).collect(Collectors.joining());
    }

    private static String program() {
        return "Momo - WebRTC Native Client\n\n\nmomo [OPTIONS] [SUBCOMMANDS]\n\n\n"
                + "OPTIONS:\n"
                + entry("-h, --help", "Print this help message and exit")
                + entry("--help-all", "Print help message for all modes and exit")
                + options(GlobalOptions.ALL)
                + "\nSUBCOMMANDS:\n"
                + List.of(Mode.values()).stream()
                        .map(mode -> entry(mode.commandName(), mode.description()))
                        .collect(Collectors.joining())
                + "\nEnvironment: each option with a variable in brackets may be given by it; MOMO_MODE names the mode."
                + "\nThe command line wins.\n";
    }

    private static String mode(Mode mode) {
        return mode.description() + "\n\n\nmomo " + mode.commandName() + " [OPTIONS]\n\n\nOPTIONS:\n"
                + entry("-h, --help", "Print this help message and exit")
                + options(mode.options());
    }

    private static String options(List<Option<?>> options) {
        return options.stream()
                .map(option -> entry(left(option), description(option)))
                .collect(Collectors.joining());
    }

    private static String left(Option<?> option) {
        String excludes = option.excludes().isEmpty() ? "" : " Excludes: " + String.join(" ", option.excludes());
        return (option.name() + " " + option.type().label()).strip()
                + (option.required() ? " REQUIRED" : "")
                + excludes;
    }

    private static String description(Option<?> option) {
        String byDefault = option.defaultText() == null ? "" : " (default " + option.defaultText() + ")";
        String variable = option.variable().map(name -> " [" + name + "]").orElse("");
        return option.description() + byDefault + variable;
    }

    private static String entry(String left, String right) {
        StringBuilder text = new StringBuilder("  " + left);
        if (text.length() >= COLUMN) {
            text.append('\n');
            text.append(" ".repeat(COLUMN));
        } else {
            text.append(" ".repeat(COLUMN - text.length()));
        }
        int column = COLUMN;
        for (String word : right.split(" ")) {
            if (column + word.length() + 1 > WIDTH && column > COLUMN) {
                text.setLength(text.length() - 1);
                text.append('\n').append(" ".repeat(COLUMN));
                column = COLUMN;
            }
            text.append(word).append(' ');
            column += word.length() + 1;
        }
        return text.toString().stripTrailing() + "\n";
    }
}
