package dev.momo.node.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How peers are met. */
enum Mode {
    P2P("p2p", "Serve a page on which browsers watch", Options.P2P);

    private final String commandName;
    private final String description;
    private final List<Option<?>> options;

    Mode(String commandName, String description, List<Option<?>> options) {
        this.commandName = commandName;
        this.description = description;
        this.options = options;
    }

    String commandName() {
        return commandName;
    }

    String description() {
        return description;
    }

    List<Option<?>> options() {
        return options;
    }

    static Optional<Mode> named(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.commandName.equals(name))
                .findFirst();
    }
}
