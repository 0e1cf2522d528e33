package dev.momo.node.cli.options;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole numbers as CLI11 reads them: {@code 10}, {@code 0x10}, {@code 010} and {@code 0o10} (octal), {@code 0b10},
 * with {@code _}, {@code '} and {@code ,} as separators.
 */
final class Integers {

    private static final Pattern NUMBER =
            Pattern.compile("([+-]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9][0-9]*))");
    private static final int[] RADIXES = {16, 8, 2, 10};

    private Integers() {}

    static Optional<Integer> parse(String text) {
        Matcher matcher = NUMBER.matcher(text.strip().replaceAll("[_',]", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int group = 2;
        while (matcher.group(group) == null) {
            group++;
        }
        try {
            return Optional.of(Integer.parseInt(matcher.group(1) + matcher.group(group), RADIXES[group - 2]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
