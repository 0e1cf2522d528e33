package dev.momo.node.cli;

import java.util.OptionalInt;

/** Whole numbers as CLI11 reads them: {@code 10}, {@code 0x10}, {@code 010} (octal), {@code 1_000}, {@code 1'000}. */
final class Integers {

    private Integers() {}

    static OptionalInt parse(String text) {
        String digits = text.replaceAll("(?<=[0-9a-fA-F])[_'](?=[0-9a-fA-F])", "");
        if (!digits.matches("[+-]?(0[xX][0-9a-fA-F]+|[0-9]+)")) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.decode(digits));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
